import {systemClock} from './clock.js';

export type JobListeners = {readonly onStop: () => void; readonly onReturn: () => void};

/** A shell's control over its jobs. */
export type JobControl = {
	/** Calls back when the program is asked to stop, and when it goes on; until the returned function is called. */
	readonly listen: (listeners: JobListeners) => () => void;
	/** Stops the whole job as the terminal's own Ctrl-Z does; does nothing where no shell could bring it back. */
	readonly stop: () => void;
};

/** The job control of the process itself. */
export function createJobControl(process: Pick<NodeJS.Process, 'on' | 'off' | 'kill' | 'pid'>): JobControl {
	// While a shell is in the foreground, a resize is announced to it and not to us.
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
			// 0 is the whole group of processes, as the terminal does it.
			process.kill(0, 'SIGTSTP');
		},
	};
}

/** The program as a job of a shell. */
export type Job = {
	/** Stops; resolves when the program goes on. */
	readonly stop: () => Promise<void>;
	/** Stops no more by itself: the signals do what they do to every program. */
	readonly leave: () => void;
};

/** Long enough for a stop to take hold. The time that passes meanwhile counts, so that nobody waits after it. */
const stopMs = 100;

export function followJob(control: JobControl, {onStop, onReturn, signal}: JobListeners & {signal: AbortSignal}): Job {
	const listen = () => control.listen({onStop, onReturn});
	let hasLeft = false;
	let unlisten = listen();
	return {
		async stop() {
			// With a listener the signal would come to us instead of stopping us.
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
