import type {ClusterIdentity} from '../domain/cluster-identity.js';
import type {ProgressRow} from '../domain/restore-reading.js';
import type {StatusChange} from '../domain/restore/status-change.js';
import {attempt} from './attempt.js';
import {clusterParametersQuery, decodeClusterParameters} from './cluster-parameters.js';
import {createDiscovery, type DiscoveredRestores, type DiscoveryOptions} from './discovery.js';
import {sourceColumns} from './job-row.js';
import {createKeptConnection, type KeptConnectionOptions} from './kept-connection.js';
import {decodeProgressRow, keyColumns, progressColumns} from './progress-row.js';
import {rowsOf} from './rows-of.js';
import type {QueryRows} from './sql-connection.js';
import {sqlProblemOf} from './sql-error.js';
import {decodeStatusChanges, statusChangesProbe, statusChangesQuery} from './status-changes.js';
import {decodeTenantNames, tenantNamesQuery} from './tenant-names.js';
import {presentColumns, rowsWith, selectList, serverTime} from './view-columns.js';

type ProgressAnswer = Partial<DiscoveredRestores> & {
	/** A row for each running restore of the cluster. */
	readonly rows: readonly ProgressRow[];
	/** What the cluster calls itself, read once a connection; undefined where it may not be read. */
	readonly identity: ClusterIdentity | undefined;
	/** The first answer over a connection: what was read before may be of another server. */
	readonly isFirst: boolean;
};

/** OceanBase's own progress of restores. Its functions throw a SqlError, or the signal's reason once that is aborted. */
type ProgressSource = {
	/** Not to be called again before it has ended. With `discovery` the answer also has the list of all restores. */
	readonly read: (signal: AbortSignal, discovery?: DiscoveryOptions) => Promise<ProgressAnswer>;
	/** The recorded changes of status, oldest first, over a connection of its own that is closed afterwards. */
	readonly readStatusChanges: (signal: AbortSignal) => Promise<readonly StatusChange[]>;
	/** The names of the cluster's tenants, likewise. */
	readonly readTenants: (signal: AbortSignal) => Promise<readonly string[]>;
	readonly close: () => Promise<void>;
};

const view = 'oceanbase.CDB_OB_RESTORE_PROGRESS';

/** What is read once a connection. */
type Known = {
	/** Of the columns that progress needs, and that discovery needs, those that the view has. */
	readonly columns: readonly string[];
	readonly discoveryColumns: readonly string[];
	readonly identity: ClusterIdentity | undefined;
};

/** Keeps one connection, and reads the columns of the view and the cluster's parameters once for each. */
export function createProgressSource(options: KeptConnectionOptions): ProgressSource {
	const connection = createKeptConnection(options);
	let known: Known | undefined;

	const discovery = createDiscovery(connection.query, options.timeoutMs);

	async function learn(signal: AbortSignal): Promise<Known> {
		const answer = await connection.query(`SHOW COLUMNS FROM ${view}`, signal);
		const columns = presentColumns(answer, {keys: keyColumns, all: progressColumns});
		const discoveryColumns = presentColumns(answer, {keys: keyColumns, all: [...progressColumns, ...sourceColumns]});
		const readIdentity = async () =>
			decodeClusterParameters(rowsOf(await connection.query(clusterParametersQuery, signal)));
		const identity = await attempt(readIdentity, signal);
		discovery.reconnect();
		return {columns, discoveryColumns, identity: 'value' in identity ? identity.value : undefined};
	}

	async function select(columns: readonly string[], condition: string, signal: AbortSignal) {
		return rowsWith(columns, await connection.query(`SELECT ${selectList(columns)} FROM ${view}${condition}`, signal));
	}

	/** A user who may read only the columns that progress needs gets the list without the sources of the restores. */
	async function selectAll({columns, discoveryColumns, identity}: Known, signal: AbortSignal) {
		try {
			return await select([...discoveryColumns, serverTime], '', signal);
		} catch (error) {
			if (sqlProblemOf(error)?.reason !== 'noView' || discoveryColumns.length === columns.length) {
				throw error;
			}
		}

		known = {columns, discoveryColumns: columns, identity};
		return select([...columns, serverTime], '', signal);
	}

	async function readRows(signal: AbortSignal, wanted: DiscoveryOptions | undefined): Promise<ProgressAnswer> {
		const isFirst = known === undefined;
		known ??= await learn(signal);
		const {columns, identity} = known;
		if (wanted === undefined) {
			const rows = await select(columns, ' WHERE TENANT_ID <> 1', signal);
			return {rows: rows.flatMap((row) => decodeProgressRow(row) ?? []), identity, isFirst};
		}

		const {found, isBroken} = await discovery.list(await selectAll(known, signal), wanted, signal);
		if (isBroken) {
			connection.drop();
			known = undefined;
		}

		return {...found, identity, isFirst};
	}

	return {
		async read(signal, wanted) {
			signal.throwIfAborted();
			if (connection.isLost()) {
				connection.drop();
				known = undefined;
			}

			try {
				return await readRows(signal, wanted);
			} catch (error) {
				// The view may be another one by now: after an upgrade, or on another server.
				known = undefined;
				if (sqlProblemOf(error)?.detail?.type === 'otherColumns') {
					connection.drop();
				}

				throw error;
			}
		},
		readStatusChanges: async (signal) =>
			aside(options, async (query) => {
				await query(statusChangesProbe, signal);
				return decodeStatusChanges(rowsOf(await query(statusChangesQuery, signal)));
			}),
		readTenants: async (signal) =>
			aside(options, async (query) => decodeTenantNames(await query(tenantNamesQuery, signal))),
		async close() {
			connection.close();
			known = undefined;
		},
	};
}

/** Reads over a connection of its own. */
async function aside<Value>(
	options: KeptConnectionOptions,
	read: (query: QueryRows) => Promise<Value>,
): Promise<Value> {
	const connection = createKeptConnection(options);
	try {
		return await read(connection.query);
	} finally {
		connection.close();
	}
}
