import type {ProgressRow} from '../domain/restore-reading.js';
import {createKeptConnection, type KeptConnectionOptions} from './kept-connection.js';
import {decodeProgressRow, keyColumns, progressColumns} from './progress-row.js';
import type {SqlAnswer, SqlRow} from './sql-connection.js';
import {SqlError} from './sql-error.js';

/** OceanBase's own progress of restores. `read` throws a SqlError, or the signal's reason once that is aborted. */
type ProgressSource = {
	/** A row for each running restore of the cluster. Not to be called again before it has ended. */
	readonly read: (signal: AbortSignal) => Promise<readonly ProgressRow[]>;
	readonly close: () => Promise<void>;
};

const view = 'oceanbase.CDB_OB_RESTORE_PROGRESS';

/** Keeps one connection, and reads the columns of the view once for each. */
export function createProgressSource(options: KeptConnectionOptions): ProgressSource {
	const connection = createKeptConnection(options);
	/** Those of ours that the view has. */
	let columns: readonly string[] | undefined;

	async function readRows(signal: AbortSignal): Promise<readonly ProgressRow[]> {
		columns ??= presentColumns(await connection.query(`SELECT * FROM ${view} LIMIT 0`, signal));
		const {rows} = await connection.query(`SELECT ${columns.join(', ')} FROM ${view} WHERE TENANT_ID <> 1`, signal);
		return rows.flatMap((row) => decodeProgressRow(withCapitals(row)) ?? []);
	}

	return {
		async read(signal) {
			signal.throwIfAborted();
			if (connection.isLost()) {
				connection.drop();
				columns = undefined;
			}

			try {
				return await readRows(signal);
			} catch (error) {
				// The view may be another one by now: after an upgrade, or on another server.
				columns = undefined;
				throw error;
			}
		},
		async close() {
			connection.close();
			columns = undefined;
		},
	};
}

/** The names come from our own list, so that no text of a server gets into a statement. */
function presentColumns({columns}: SqlAnswer): readonly string[] {
	const present = new Set(columns.map((name) => name.toUpperCase()));
	const missing = keyColumns.find((name) => !present.has(name));
	if (missing !== undefined) {
		throw new SqlError({reason: 'noView', detail: {type: 'missingColumn', column: missing}});
	}

	return progressColumns.filter((name) => present.has(name));
}

function withCapitals(row: SqlRow): SqlRow {
	return Object.fromEntries(Object.entries(row).map(([name, value]) => [name.toUpperCase(), value]));
}
