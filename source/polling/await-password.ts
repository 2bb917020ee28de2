import type {Problem} from '../domain/problem.js';
import type {AgentStatus} from '../agent/agent-client.js';
import type {Clock} from '../system/clock.js';
import type {Random} from '../system/random.js';
import {isDatabaseDown, judgePassword, readStatus, type DiagnoseOptions} from './diagnose.js';
import {growingPause, slowPause} from './back-off.js';

export type AwaitPasswordOptions = DiagnoseOptions & {
	readonly clock: Clock;
	readonly random: Random;
	readonly intervalMs: number;
	/** When the password is tried again although nothing has changed, in ms from now. */
	readonly pauseMs: number;
	/** How often the reader has wanted to ask at once. */
	readonly refreshes: () => number;
	/** Reads the password again where that can change; whether it is another one now. */
	readonly hasOtherPassword: () => Promise<boolean>;
	/** Called with what is wrong when that has become another thing. */
	readonly tell: (problem: Problem) => void;
};

/** The file is looked at as often as that at least; the agent less often with each look. */
const stepMs = 2000;

/**
 * Waits until a password that was refused is worth another try: when the reader says so, when it or something about the
 * agent has changed, else when the pause is over. The agent is meanwhile asked what it tells without a password.
 */
export async function awaitPasswordChange(refused: Problem, options: AwaitPasswordOptions): Promise<void> {
	const {clock, pauseMs, refreshes, hasOtherPassword, signal} = options;
	const untilMs = clock.monotonic() + pauseMs;
	const before = refreshes();
	const look = createStatusWatch(refused, options);
	const isOver = () => signal.aborted || refreshes() !== before || clock.monotonic() >= untilMs;
	while (!isOver()) {
		// eslint-disable-next-line no-await-in-loop -- one look after another
		if ((await hasOtherPassword()) || (await look()) || isOver()) {
			return;
		}

		// eslint-disable-next-line no-await-in-loop -- see above
		await clock.sleep(Math.min(stepMs, untilMs - clock.monotonic()), signal);
	}
}

/** Looks at the agent's status when that is due, and gives whether the password deserves another try for it. */
function createStatusWatch(refused: Problem, options: AwaitPasswordOptions): () => Promise<boolean> {
	const {clock, tell} = options;
	let first: AgentStatus | undefined;
	let told = refused.reason;
	let looks = 0;
	let dueMs = clock.monotonic();

	const tellNews = (problem: Problem) => {
		if (problem.reason === told) {
			return;
		}

		told = problem.reason;
		tell(problem);
	};

	return async () => {
		if (clock.monotonic() < dueMs) {
			return false;
		}

		looks += 1;
		const {status, problem} = await readStatus(options);
		// A status that does not come holds a database connection of the agent, as an overview does.
		const isHanging = problem?.code === 'timeout';
		dueMs = clock.monotonic() + (isHanging ? slowPause(options) : growingPause({...options, failures: looks}));
		if (status === undefined) {
			if (problem !== undefined && !isHanging) {
				tellNews(problem);
			}

			return false;
		}

		tellNews(judgePassword(refused, status));
		const isBack = refused.reason === 'passwordUnchecked' && !isDatabaseDown(status);
		const hasChanged = isBack || (first !== undefined && isOther(first, status));
		first ??= status;
		return hasChanged;
	};
}

function isOther(before: AgentStatus, {startedAt, databaseState, publicKey}: AgentStatus): boolean {
	return before.startedAt !== startedAt || before.databaseState !== databaseState || before.publicKey !== publicKey;
}
