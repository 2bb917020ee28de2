import type {ProgressColumn} from './progress-view.js';

/** The column definition that mysql2 writes before the rows. */
type ColumnDefinition = Readonly<Record<'catalog' | 'schema' | 'table' | 'orgTable' | 'name' | 'orgName', string>> &
	Readonly<Record<'characterSet' | 'columnLength' | 'columnType' | 'flags' | 'decimals', number>>;

/** The MySQL protocol's number of utf8mb4_general_ci. */
export const utf8mb4 = 45;

/** The MySQL protocol's number of no character set, for everything but text. */
const binary = 63;

/** The protocol's numbers of types and flags. */
const wireTypes = {
	integer: {columnType: 8, characterSet: binary, columnLength: 20, flags: 0, decimals: 0},
	unsigned: {columnType: 8, characterSet: binary, columnLength: 20, flags: 32, decimals: 0},
	decimal: {columnType: 246, characterSet: binary, columnLength: 8, flags: 0, decimals: 2},
	text: {columnType: 253, characterSet: utf8mb4, columnLength: 4096, flags: 0, decimals: 0},
	time: {columnType: 7, characterSet: binary, columnLength: 26, flags: 128, decimals: 6},
} as const;

/** The definition of a column in the protocol's terms. */
export function defineColumn({name, type}: Pick<ProgressColumn, 'name' | 'type'>): ColumnDefinition {
	return {catalog: 'def', schema: '', table: '', orgTable: '', name, orgName: name, ...wireTypes[type]};
}
