import type {Clock} from './clock.js';

/** Draws at most one frame a step, however many facts it has. */
export type Frames = {
	/** Requests a frame at the end of the step, or after `longestHoldMs`. */
	readonly request: () => void;
	/** Ends the step: draws a requested frame at once. */
	readonly endStep: () => void;
	/** Requests a frame in the next microtask, such as for a key. */
	readonly requestNow: () => void;
};

export type FramesOptions = {
	/** Real time, also in a demo. */
	readonly clock: Pick<Clock, 'sleep'>;
	readonly draw: () => void;
	/** Nothing is drawn after it is aborted. */
	readonly signal: AbortSignal;
};

/** A round of slow answers delays a frame by no more than this, in ms. */
const longestHoldMs = 100;

export function createFrames({clock, draw, signal}: FramesOptions): Frames {
	let held: AbortController | undefined;
	let isQueued = false;

	function drawNow(): void {
		held?.abort();
		held = undefined;
		if (!signal.aborted) {
			draw();
		}
	}

	async function hold(until: AbortController): Promise<void> {
		await clock.sleep(longestHoldMs, AbortSignal.any([until.signal, signal]));
		if (held === until) {
			drawNow();
		}
	}

	return {
		request() {
			if (held !== undefined) {
				return;
			}

			held = new AbortController();
			void hold(held);
		},
		endStep() {
			if (held !== undefined) {
				drawNow();
			}
		},
		requestNow() {
			if (isQueued) {
				return;
			}

			isQueued = true;
			queueMicrotask(() => {
				isQueued = false;
				drawNow();
			});
		},
	};
}
