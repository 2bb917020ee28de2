import type {AgentStatus} from '../agent/agent-client.js';
import type {Problem} from '../domain/problem.js';
import {createChangeDetector} from '../monitor/on-change.js';
import type {Clock} from '../system/clock.js';
import type {Random} from '../system/random.js';
import {growingPause, slowPause} from './back-off.js';
import {isDatabaseDown, judgePassword, readStatus, type DiagnoseOptions} from './diagnose.js';

type AwaitPasswordOptions = DiagnoseOptions & {
	readonly clock: Clock;
	readonly random: Random;
	readonly intervalMs: number;
	/** The time after which the password is retried although nothing has changed, in ms. */
	readonly pauseMs: number;
	/** How many commands to poll at once there were. */
	readonly refreshes: () => number;
	/** Reads the password again where it can change; resolves with whether it has changed. */
	readonly hasOtherPassword: () => Promise<boolean>;
	/** Called when the problem has another reason than before. */
	readonly onProblem: (problem: Problem) => void;
};

/** The password file is read at least this often; the agent's status less and less often. */
const stepMs = 2000;

/**
 * Waits until a refused password is worth a retry: after a command to poll at once, when the password or the agent's status
 * has changed, else when the pause is over. Meanwhile only requests that need no password are sent to the agent.
 */
export async function awaitPasswordChange(refused: Problem, options: AwaitPasswordOptions): Promise<void> {
	const {clock, pauseMs, refreshes, hasOtherPassword, signal} = options;
	const untilMs = clock.monotonic() + pauseMs;
	const hasNewRefresh = createChangeDetector(refreshes);
	const checkStatus = createStatusWatch(refused, options);
	const isOver = () => signal.aborted || hasNewRefresh() || clock.monotonic() >= untilMs;
	while (!isOver()) {
		// eslint-disable-next-line no-await-in-loop -- one request after another
		if ((await hasOtherPassword()) || (await checkStatus()) || isOver()) {
			return;
		}

		// eslint-disable-next-line no-await-in-loop -- see above
		await clock.sleep(Math.min(stepMs, untilMs - clock.monotonic()), signal);
	}
}

/** Returns a function that reads the agent's status when that is due; it resolves with whether a retry is worthwhile. */
function createStatusWatch(refused: Problem, options: AwaitPasswordOptions): () => Promise<boolean> {
	const {clock, intervalMs, random, onProblem} = options;
	let first: AgentStatus | undefined;
	let known = refused.reason;
	let requests = 0;
	let dueMs = clock.monotonic();

	const noteProblem = (problem: Problem) => {
		if (problem.reason === known) {
			return;
		}

		known = problem.reason;
		onProblem(problem);
	};

	return async () => {
		if (clock.monotonic() < dueMs) {
			return false;
		}

		requests += 1;
		const {status, problem} = await readStatus(options);
		// A status request that hangs holds a database connection of the agent, as an overview does.
		const isHanging = problem?.code === 'timeout';
		dueMs =
			clock.monotonic() + (isHanging ? slowPause(options) : growingPause({intervalMs, random, failures: requests}));
		if (status === undefined) {
			if (problem !== undefined && !isHanging) {
				noteProblem(problem);
			}

			return false;
		}

		noteProblem(judgePassword(refused, status));
		const isBack = refused.reason === 'passwordUnchecked' && !isDatabaseDown(status);
		const hasChanged = isBack || (first !== undefined && isOther(first, status));
		first ??= status;
		return hasChanged;
	};
}

function isOther(before: AgentStatus, {startedAt, databaseState, publicKey}: AgentStatus): boolean {
	return before.startedAt !== startedAt || before.databaseState !== databaseState || before.publicKey !== publicKey;
}
