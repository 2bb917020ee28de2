import type {Column} from './sql-table.js';

/** The column definition that mysql2 writes before the rows. */
type ColumnDefinition = Readonly<Record<'catalog' | 'schema' | 'table' | 'orgTable' | 'name' | 'orgName', string>> &
	Readonly<Record<'characterSet' | 'columnLength' | 'columnType' | 'flags' | 'decimals', number>>;

/** The MySQL protocol's number of utf8mb4_general_ci. */
export const utf8mb4 = 45;

/** The MySQL protocol's number of no character set, for everything but text. */
const binary = 63;

/** The protocol's numbers of types and flags. The parameters of a job are longtext, which is a kind of BLOB. */
const wireTypes = {
	integer: {columnType: 8, characterSet: binary, columnLength: 20, flags: 0, decimals: 0},
	unsigned: {columnType: 8, characterSet: binary, columnLength: 20, flags: 32, decimals: 0},
	decimal: {columnType: 246, characterSet: binary, columnLength: 8, flags: 0, decimals: 2},
	longtext: {columnType: 252, characterSet: utf8mb4, columnLength: 4_294_967_295, flags: 16, decimals: 0},
	varchar: {columnType: 253, characterSet: utf8mb4, columnLength: 108, flags: 0, decimals: 0},
	datetime: {columnType: 12, characterSet: binary, columnLength: 26, flags: 128, decimals: 6},
	timestamp: {columnType: 7, characterSet: binary, columnLength: 26, flags: 1152, decimals: 6},
	seconds: {columnType: 246, characterSet: binary, columnLength: 20, flags: 128, decimals: 6},
} as const;

/** The definition of a column in the protocol's terms. */
export function defineColumn({name, type}: Column): ColumnDefinition {
	return {catalog: 'def', schema: '', table: '', orgTable: '', name, orgName: name, ...wireTypes[type]};
}
