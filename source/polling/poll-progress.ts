import type {ClusterId} from '../domain/cluster.js';
import {isSameCluster, type ClusterIdentity} from '../domain/cluster-identity.js';
import type {ProgressRow} from '../domain/restore-reading.js';
import type {StatusChange} from '../domain/restore/status-change.js';
import type {SqlProblem, SqlReason} from '../domain/sql-problem.js';
import type {FactBody} from '../monitor/fact.js';
import {createChangeDetector} from '../monitor/on-change.js';
import type {Clock} from '../system/clock.js';
import type {Random} from '../system/random.js';
import {growingPause} from './back-off.js';
import {problemUnlessAborted} from './problem-unless-aborted.js';
import {createStatusHistory} from './status-history.js';

export type ProgressAnswer = {
	readonly rows: readonly ProgressRow[];
	/** The cluster of the server; undefined where it may not be read. */
	readonly identity: ClusterIdentity | undefined;
	/** The first answer over a connection. */
	readonly isFirst: boolean;
};

/** A server that progress is read from; its functions throw errors that `problemOf` knows. */
export type ProgressSource = {
	readonly read: (signal: AbortSignal) => Promise<ProgressAnswer>;
	/** The recorded changes of status, oldest first; does not disturb `read`. */
	readonly readStatusChanges: (signal: AbortSignal) => Promise<readonly StatusChange[]>;
	readonly close: () => Promise<void>;
};

export type PollProgressOptions = {
	readonly cluster: ClusterId;
	/** Connects to the source; may wait until its address is known. */
	readonly open: (signal: AbortSignal) => Promise<ProgressSource>;
	/** The cluster of the agent, as far as the agent has described it by now. */
	readonly agentCluster: () => ClusterIdentity | undefined;
	/** The problem of an expected error; undefined for a bug, which is rethrown. */
	readonly problemOf: (error: unknown) => SqlProblem | undefined;
	readonly dispatch: (fact: FactBody) => void;
	readonly clock: Clock;
	readonly random: Random;
	readonly intervalMs: number;
	readonly signal: AbortSignal;
	/** Reads the password again where it can change; resolves with whether it has changed. */
	readonly hasOtherPassword: () => Promise<boolean>;
	/** How many commands to poll at once there were. */
	readonly refreshes: () => number;
};

/** No retry without another password or a command: repeated logins would lock the account. */
const lasting: ReadonlySet<SqlReason> = new Set(['accessDenied', 'noPassword']);
/** After these the source is opened again: the address, the password or a tunnel may have changed. */
const reopened: ReadonlySet<SqlReason> = new Set(['unreachable', 'timeout', 'accessDenied', 'otherCluster']);

/** Reads the progress of all restores again and again, in parallel to the overviews, until the signal is aborted. */
export async function pollProgress(options: PollProgressOptions): Promise<void> {
	const {clock, intervalMs, random, signal} = options;
	const reader = createProgressReader(options);
	let failures = 0;
	try {
		while (!signal.aborted) {
			// eslint-disable-next-line no-await-in-loop -- one query at a time is the point
			const problem = await reader.read();
			failures = problem === undefined ? 0 : failures + 1;
			// eslint-disable-next-line no-await-in-loop -- see above
			await (problem !== undefined && lasting.has(problem.reason)
				? waitForPassword(options)
				: clock.sleep(pauseAfter(problem, {intervalMs, failures, random}), signal));
		}
	} finally {
		await reader.close();
	}
}

function pauseAfter(problem: SqlProblem | undefined, pause: Parameters<typeof growingPause>[0]): number {
	return problem === undefined ? pause.intervalMs : growingPause(pause);
}

/** How often the password is read again. */
const lookEveryMs = 5000;

/** Resolves when the password has changed, and after a command to poll at once. */
async function waitForPassword({clock, hasOtherPassword, refreshes, signal}: PollProgressOptions): Promise<void> {
	const hasNewRefresh = createChangeDetector(refreshes);
	const isOver = () => signal.aborted || hasNewRefresh();
	while (!isOver()) {
		// eslint-disable-next-line no-await-in-loop -- one read after another
		if ((await hasOtherPassword()) || isOver()) {
			return;
		}

		// eslint-disable-next-line no-await-in-loop -- see above
		await clock.sleep(lookEveryMs, signal);
	}
}

export type ProgressReader = {
	/** Reads once and dispatches what was read; resolves with the problem, if there was one. */
	readonly read: () => Promise<SqlProblem | undefined>;
	/** Resolves when what is read beside the progress has been read; rejects with a bug. */
	readonly ended: () => Promise<void>;
	readonly close: () => Promise<void>;
};

export function createProgressReader(options: PollProgressOptions): ProgressReader {
	const {agentCluster, cluster, open, problemOf, dispatch, clock, signal} = options;
	const aside = new AbortController();
	const history = createStatusHistory({...options, signal: AbortSignal.any([signal, aside.signal])});
	let source: ProgressSource | undefined;

	async function read(): Promise<SqlProblem | undefined> {
		try {
			const opened = source ?? (await open(signal));
			source = opened;
			const beganMs = clock.monotonic();
			const answer = await opened.read(signal);
			const isSame = isSameCluster(answer.identity, agentCluster());
			if (isSame === false) {
				return await fail({reason: 'otherCluster', said: ''});
			}

			const {rows} = answer;
			const verified = isSame === undefined ? {} : {isVerified: true};
			dispatch({type: 'progressRead', cluster, rows, tookMs: clock.monotonic() - beganMs, ...verified});
			history.follow(answer, opened.readStatusChanges);
			return undefined;
		} catch (error) {
			return fail(problemUnlessAborted(error, {problemOf, signal}));
		}
	}

	async function fail(problem: SqlProblem | undefined): Promise<SqlProblem | undefined> {
		if (problem === undefined) {
			return undefined;
		}

		dispatch({type: 'sqlFailed', cluster, problem});
		if (reopened.has(problem.reason)) {
			await closeSource();
		}

		return problem;
	}

	async function closeSource(): Promise<void> {
		const closed = source;
		source = undefined;
		await closed?.close();
	}

	return {
		read,
		ended: history.ended,
		async close() {
			aside.abort();
			await closeSource();
			await history.ended();
		},
	};
}
