import type {CommandEnd, RunningCommand} from './exec-command.js';

export type ExecQueueOptions<Task> = {
	readonly start: (task: Task) => RunningCommand;
	readonly onFailure: (task: Task, end: CommandEnd) => void;
	/** So many tasks will not be run; `newest` is the last one of them. */
	readonly onLeftOut: (newest: Task, count: number) => void;
};

/** Commands that run beside the program. */
export type ExecQueue<Task> = {
	/** Runs a command as soon as one may; the oldest that waits gives way where too many do. */
	readonly add: (task: Task) => void;
	/** How many run or wait. */
	readonly pending: () => number;
	/** Resolves when none runs or waits. */
	readonly idle: () => Promise<void>;
	/** Runs no more commands, and terminates those that run. */
	readonly abandon: () => void;
};

const mostRunning = 2;
const mostWaiting = 100;

/** Runs at most two commands at a time; at most 100 wait. What was left out is reported when the next one is started. */
export function createExecQueue<Task>({start, onFailure, onLeftOut}: ExecQueueOptions<Task>): ExecQueue<Task> {
	const running = new Map<RunningCommand, Task>();
	const waiting: Task[] = [];
	const idlers = new Set<() => void>();
	let leftOut: {readonly newest: Task; readonly count: number} | undefined;

	function leaveOut(count: number): void {
		const newest = waiting.splice(0, count).at(-1) ?? leftOut?.newest;
		leftOut = newest === undefined ? undefined : {newest, count: (leftOut?.count ?? 0) + count};
	}

	function reportLeftOut(): void {
		const report = leftOut;
		leftOut = undefined;
		if (report !== undefined) {
			onLeftOut(report.newest, report.count);
		}
	}

	async function follow(task: Task, command: RunningCommand): Promise<void> {
		running.set(command, task);
		const end = await command.ended;
		if (!running.delete(command)) {
			// It was abandoned.
			return;
		}

		if (end !== undefined) {
			onFailure(task, end);
		}

		startNext();
	}

	function startNext(): void {
		while (running.size < mostRunning) {
			const task = waiting.shift();
			if (task === undefined) {
				break;
			}

			reportLeftOut();
			void follow(task, start(task));
		}

		if (running.size > 0) {
			return;
		}

		for (const resolve of idlers) {
			resolve();
		}

		idlers.clear();
	}

	return {
		add(task) {
			waiting.push(task);
			startNext();
			leaveOut(Math.max(0, waiting.length - mostWaiting));
		},
		pending: () => running.size + waiting.length,
		async idle() {
			if (running.size > 0) {
				await new Promise<void>((resolve) => {
					idlers.add(resolve);
				});
			}
		},
		abandon() {
			leaveOut(waiting.length);
			reportLeftOut();
			const left = [...running];
			running.clear();
			for (const [command, task] of left) {
				command.terminate();
				onFailure(task, {type: 'killed', signal: 'SIGTERM'});
			}
		},
	};
}
