import type {ExactJson} from '../domain/restore-report.js';
import {aborted} from '../runtime/aborted.js';
import type {FiguresSource} from '../runtime/poll-figures.js';
import {connect} from '../sql/connect.js';
import {findSqlAddress, type SqlAddress, type SqlTarget} from '../sql/sql-address.js';
import {SqlError} from '../sql/sql-error.js';
import {createSqlSource} from '../sql/sql-source.js';

export type FiguresPlace = {
	/** Of root@sys, as it is by now; undefined if nobody gave it. */
	readonly password: () => Promise<string | undefined>;
	/** What `--sql` says; undefined to ask the agent. */
	readonly target: SqlTarget | undefined;
	readonly agentOrigin: string;
	readonly timeoutMs: number;
	/** What the agent last said of its cluster; waits until it has said something. */
	readonly askCluster: () => Promise<ExactJson | undefined>;
};

const rootUser = 'root@sys';

/**
 * Opens OceanBase as a source of figures: beside the agent, or where the command line says. What it gives throws a
 * SqlError. Each opening goes by what the agent says then; while it says nothing of it, by what it said before.
 */
export function createFiguresOpener(place: FiguresPlace): (signal: AbortSignal) => Promise<FiguresSource> {
	const {askCluster, target, timeoutMs} = place;
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

		return createSqlSource({
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
