import type {SqlRow, SqlValue} from './sql-connection.js';
import {serverTime} from './view-columns.js';

const pattern = /^\d{1,10}(?:\.\d{1,9})?$/v;

/** The milliseconds of a UNIX_TIMESTAMP, which counts seconds; 0 is no time: undefined, as for NULL and anything else. */
export function unixTime(value: SqlValue | undefined): number | undefined {
	const text = String(value ?? '').trim();
	const ms = pattern.test(text) ? Math.floor(Number(text) * 1000) : 0;
	return ms > 0 ? ms : undefined;
}

/** The server's clock in an answer with that column, in ms since 1970; undefined for an answer without rows. */
export function serverTimeOf(rows: readonly SqlRow[]): number | undefined {
	return unixTime(rows[0]?.[serverTime]);
}
