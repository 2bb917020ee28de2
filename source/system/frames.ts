import type {Clock} from './clock.js';

/** Draws at most once a step, however much happens in it. */
export type Frames = {
	/** Something that is shown has changed: drawn when the step ends, or after `longestHoldMs`. */
	readonly request: () => void;
	/** The step has ended: draws what was requested before anything else happens. */
	readonly endStep: () => void;
	/** Draws as soon as the present call has returned: somebody waits for an answer to a key. */
	readonly requestNow: () => void;
};

export type FramesOptions = {
	/** Real time: a reader does not live faster because a demo does. */
	readonly clock: Pick<Clock, 'sleep'>;
	readonly draw: () => void;
	/** Nothing is drawn any more once it is aborted. */
	readonly signal: AbortSignal;
};

/** A round of slow answers must not keep back what is known for longer, in ms. */
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
