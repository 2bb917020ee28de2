import type {State} from '../state.js';

/** The intervals to choose from, in ms. */
const steps = [500, 1000, 2000, 5000, 10_000, 30_000, 60_000, 120_000, 300_000, 600_000] as const;

/** Polls take real time, however fast the clock runs. */
const leastPauseMs = 500;

/** The state with the next longer or the next shorter interval. */
export function changeInterval(state: State, to: 'longer' | 'shorter'): State {
	const {intervalMs, speed} = state;
	const next = to === 'longer' ? steps.find((step) => step > intervalMs) : steps.findLast((step) => step < intervalMs);
	if (next === undefined) {
		return state;
	}

	return {...state, intervalMs: Math.max(next, Math.min(leastPauseMs * speed, intervalMs))};
}
