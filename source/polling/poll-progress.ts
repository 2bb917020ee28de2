import type {ClusterId} from '../domain/cluster.js';
import type {ProgressRow} from '../domain/restore-reading.js';
import type {SqlProblem, SqlReason} from '../domain/sql-problem.js';
import type {FactBody} from '../monitor/fact.js';
import {createChangeDetector} from '../monitor/on-change.js';
import type {Clock} from '../system/clock.js';
import type {Random} from '../system/random.js';
import {growingPause} from './back-off.js';
import {problemUnlessAborted} from './problem-unless-aborted.js';

/** A server that progress is read from; both functions throw errors that `problemOf` knows. */
export type ProgressSource = {
	readonly read: (signal: AbortSignal) => Promise<readonly ProgressRow[]>;
	readonly close: () => Promise<void>;
};

export type PollProgressOptions = {
	readonly cluster: ClusterId;
	/** Connects to the source; may wait until its address is known. */
	readonly open: (signal: AbortSignal) => Promise<ProgressSource>;
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
/** After these the source is opened again: the address or the password may have changed. */
const reopened: ReadonlySet<SqlReason> = new Set(['unreachable', 'timeout', 'accessDenied']);

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
	readonly close: () => Promise<void>;
};

export function createProgressReader({
	cluster,
	open,
	problemOf,
	dispatch,
	clock,
	signal,
}: PollProgressOptions): ProgressReader {
	let source: ProgressSource | undefined;

	async function read(): Promise<SqlProblem | undefined> {
		try {
			source ??= await open(signal);
			const beganMs = clock.monotonic();
			const rows = await source.read(signal);
			dispatch({type: 'progressRead', cluster, rows, tookMs: clock.monotonic() - beganMs});
			return undefined;
		} catch (error) {
			const problem = problemUnlessAborted(error, {problemOf, signal});
			if (problem !== undefined) {
				dispatch({type: 'sqlFailed', cluster, problem});
			}

			if (problem !== undefined && reopened.has(problem.reason)) {
				await close();
			}

			return problem;
		}
	}

	async function close(): Promise<void> {
		const closed = source;
		source = undefined;
		await closed?.close();
	}

	return {read, close};
}
