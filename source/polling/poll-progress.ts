import type {SqlProblem, SqlReason} from '../domain/sql-problem.js';
import {createChangeDetector} from '../monitor/on-change.js';
import type {Clock} from '../system/clock.js';
import type {Random} from '../system/random.js';
import {growingPause, idlePauseMs} from './back-off.js';
import {createProgressReader, type ProgressReaderOptions} from './progress-reader.js';

export type PollProgressOptions = ProgressReaderOptions & {
	readonly clock: Clock;
	readonly random: Random;
	/** The pause between two readings in ms, which the user may change. */
	readonly intervalMs: () => number;
	/** Whether a restore runs; else the next reading may take its time. */
	readonly isBusy?: () => boolean;
	/** Reads the password again where it can change; resolves with whether it has changed. */
	readonly hasOtherPassword: () => Promise<boolean>;
	/** How many commands to poll at once there were. */
	readonly refreshes: () => number;
};

/** No retry without another password or a command: repeated logins would lock the account. */
const lasting: ReadonlySet<SqlReason> = new Set(['accessDenied', 'noPassword']);

/** Reads the progress of all restores again and again, in parallel to the overviews, until the signal is aborted. */
export async function pollProgress(options: PollProgressOptions): Promise<void> {
	const {clock, intervalMs, random, isBusy = () => true, signal} = options;
	const reader = createProgressReader(options);
	const calmMs = () => (isBusy() ? intervalMs() : Math.max(intervalMs(), idlePauseMs));
	let failures = 0;
	try {
		while (!signal.aborted) {
			// eslint-disable-next-line no-await-in-loop -- one query at a time is the point
			const problem = await reader.read();
			failures = problem === undefined ? 0 : failures + 1;
			// eslint-disable-next-line no-await-in-loop -- see above
			await (problem !== undefined && lasting.has(problem.reason)
				? waitForPassword(options)
				: clock.sleep(pauseAfter(problem, {intervalMs: calmMs(), failures, random}), signal));
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
