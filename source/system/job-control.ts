import {systemClock} from './clock.js';
import {isInForeground} from './foreground.js';

export type JobListeners = {readonly onStop: () => void; readonly onReturn: () => void};

/** A shell's job control. */
export type JobControl = {
	/** Calls back on SIGTSTP and on SIGCONT, until the returned function is called. */
	readonly listen: (listeners: JobListeners) => () => void;
	/** Stops the whole job as the terminal's own Ctrl-Z does; without effect if no shell could continue it. */
	readonly stop: () => void;
	/** Sends a signal to all processes of another group; without effect if there is none. Whether there is one. */
	readonly signalGroup: (group: number, signal: NodeJS.Signals | 0) => boolean;
	/** Whether the terminal is ours; its modes must not be touched while it is not. */
	readonly isInForeground: () => boolean;
};

/** The job control of the process itself. */
export function createJobControl(process: Pick<NodeJS.Process, 'on' | 'off' | 'kill' | 'pid'>): JobControl {
	// A resize while a shell is in the foreground is signalled to the shell only.
	process.on('SIGCONT', () => {
		process.kill(process.pid, 'SIGWINCH');
	});
	return {
		listen({onStop, onReturn}) {
			process.on('SIGTSTP', onStop);
			process.on('SIGCONT', onReturn);
			return () => {
				process.off('SIGTSTP', onStop);
				process.off('SIGCONT', onReturn);
			};
		},
		stop() {
			// 0 is the whole process group, as with a Ctrl-Z of the terminal.
			process.kill(0, 'SIGTSTP');
		},
		signalGroup: createGroupSignal(process),
		isInForeground: () => isInForeground(process.pid),
	};
}

/** Signals the groups of other processes. */
export function createGroupSignal(process: Pick<NodeJS.Process, 'kill'>): JobControl['signalGroup'] {
	return (group, signal) => {
		try {
			return process.kill(-group, signal);
		} catch {
			return false;
		}
	};
}

/** The program as a job of its shell. */
export type Job = {
	/** Stops the job; resolves when it continues. */
	readonly stop: () => Promise<void>;
	/** Removes the listeners: the signals have their default effect again. */
	readonly leave: () => void;
};

/** Long enough for the stop to take effect. The timer runs on meanwhile, so nothing is waited for afterwards. */
const stopMs = 100;

export function followJob(
	control: Pick<JobControl, 'listen' | 'stop'>,
	{onStop, onReturn, signal}: JobListeners & {signal: AbortSignal},
): Job {
	const listen = () => control.listen({onStop, onReturn});
	let hasLeft = false;
	let unlisten = listen();
	return {
		async stop() {
			// With a listener the signal would be delivered instead of stopping the process.
			unlisten();
			control.stop();
			await systemClock.sleep(stopMs, signal);
			if (!hasLeft && !signal.aborted) {
				unlisten = listen();
			}
		},
		leave() {
			hasLeft = true;
			unlisten();
		},
	};
}
