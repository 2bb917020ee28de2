import type {ExactJson} from '../text/exact-json.js';
import {raceAbort} from '../system/race.js';
import type {ProgressSource} from '../polling/progress-reader.js';
import {connect} from '../sql/connect.js';
import type {SqlAddress, SqlTarget} from '../domain/cluster.js';
import type {HostNames} from '../domain/host-names.js';
import {findSqlAddress} from '../sql/sql-address.js';
import {SqlError} from '../sql/sql-error.js';
import {createProgressSource} from '../sql/progress-source.js';

type ProgressOpenerOptions = {
	/** Resolves with the present password of root@sys; undefined if none was given. */
	readonly password: () => Promise<string | undefined>;
	/** Where OceanBase listens; undefined for the address that the agent reports. */
	readonly target: SqlTarget | undefined;
	/** The origin of the agent that is polled. */
	readonly agentOrigin: () => string;
	readonly timeoutMs: number;
	readonly names: HostNames;
	readonly uptime: () => number;
	/** Resolves with the agent's latest description of its cluster, once there is one. */
	readonly clusterInfo: () => Promise<ExactJson | undefined>;
};

const rootUser = 'root@sys';

/**
 * Returns a function that connects to OceanBase as a source of progress: at the target, or at the address that the agent
 * reports now, else at the one that it reported before. Throws a SqlError without a password or an address.
 */
export function createProgressOpener({
	password: readPassword,
	target,
	agentOrigin,
	timeoutMs,
	names,
	uptime,
	clusterInfo,
}: ProgressOpenerOptions): (signal: AbortSignal) => Promise<ProgressSource> {
	let known: SqlAddress | undefined = target;
	return async (signal) => {
		const password = await readPassword();
		if (password === undefined) {
			throw new SqlError({reason: 'noPassword', said: ''});
		}

		if (target === undefined) {
			// An agent that never describes its cluster must not delay the end of the program.
			const cluster = await raceAbort(clusterInfo(), signal);
			signal.throwIfAborted();
			known = findSqlAddress(cluster, hostOf(agentOrigin())) ?? known;
		}

		if (known === undefined) {
			throw new SqlError({reason: 'noAddress', said: ''});
		}

		const isTrusted = target !== undefined || known.host === hostOf(agentOrigin());
		const source = createProgressSource({
			address: {host: known.host, port: known.port},
			user: target?.user ?? rootUser,
			password,
			connect,
			timeoutMs,
			names,
			uptime,
		});
		return {...source, isTrusted};
	};
}

function hostOf(origin: string): string {
	return new URL(origin).hostname.replaceAll(/[\[\]]/gv, '');
}
