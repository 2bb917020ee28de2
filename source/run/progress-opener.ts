import type {ExactJson} from '../text/exact-json.js';
import {aborted} from '../system/aborted.js';
import type {ProgressSource} from '../polling/poll-progress.js';
import {connect} from '../sql/connect.js';
import type {SqlAddress, SqlTarget} from '../domain/cluster.js';
import {findSqlAddress} from '../sql/sql-address.js';
import {SqlError} from '../sql/sql-error.js';
import {createProgressSource} from '../sql/progress-source.js';

export type ProgressOpenerOptions = {
	/** Of root@sys, as it is by now; undefined if nobody gave it. */
	readonly password: () => Promise<string | undefined>;
	/** What `--sql` says; undefined to ask the agent. */
	readonly target: SqlTarget | undefined;
	readonly agentOrigin: string;
	readonly timeoutMs: number;
	/** What the agent last said of its cluster; waits until it has said something. */
	readonly clusterInfo: () => Promise<ExactJson | undefined>;
};

const rootUser = 'root@sys';

/**
 * Opens OceanBase as a source of figures: beside the agent, or where the command line says. What it gives throws a
 * SqlError. Each opening goes by what the agent says then; while it says nothing of it, by what it said before.
 */
export function createProgressOpener(place: ProgressOpenerOptions): (signal: AbortSignal) => Promise<ProgressSource> {
	const {clusterInfo: askCluster, target, timeoutMs} = place;
	let known: SqlAddress | undefined = target;
	return async (signal) => {
		const password = await place.password();
		if (password === undefined) {
			throw new SqlError({reason: 'noPassword', said: ''});
		}

		if (target === undefined) {
			known = findSqlAddress(await orAborted(askCluster(), signal), hostOf(place.agentOrigin)) ?? known;
		}

		if (known === undefined) {
			throw new SqlError({reason: 'noAddress', said: ''});
		}

		return createProgressSource({
			address: {host: known.host, port: known.port},
			user: target?.user ?? rootUser,
			password,
			connect,
			timeoutMs,
		});
	};
}

/** An agent that never says where it is must not keep the program from ending. */
async function orAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
	const settled = new AbortController();
	const either = AbortSignal.any([signal, settled.signal]);
	const failed = async (): Promise<never> => {
		await aborted(either);
		throw either.reason as Error;
	};

	try {
		return await Promise.race([work, failed()]);
	} finally {
		// Each opening would leave a listener behind at a signal that lasts as long as the program.
		settled.abort();
	}
}

function hostOf(origin: string): string {
	return new URL(origin).hostname.replaceAll(/[\[\]]/gv, '');
}
