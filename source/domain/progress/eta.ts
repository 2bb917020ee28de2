import {rateOfSum, type WeightedSum} from './weighted-sum.js';
import {isStalled, type Counter, type Segment} from './counter.js';
import {longestPauseMs} from './pause.js';
import {currentSums} from './rate.js';

/** The time left in ms, and its likely range; never negative. */
export type Eta = {
	readonly ms: number;
	readonly lowMs: number;
	readonly highMs: number;
};

const noTime: Eta = {ms: 0, lowMs: 0, highMs: 0};
const changesUntilKnown = 3;
const timeUntilKnownMs = 60_000;
const margin = 0.1;

/**
 * The time until a counter reaches its target, at `monotonicMs`: it counts down between observations. Undefined before three
 * changes and one minute of observation, and during a stall; 0 for a counter at its target.
 */
export function etaOf({segment}: Counter, monotonicMs: number): Eta | undefined {
	if (segment === undefined || segment.last.target <= 0) {
		return undefined;
	}

	if (segment.last.value >= segment.last.target) {
		return noTime;
	}

	const isKnown = segment.changes >= changesUntilKnown && observedMs(segment) >= timeUntilKnownMs;
	return isKnown && !isStalled(segment, monotonicMs) ? estimate(segment, monotonicMs) : undefined;
}

function observedMs({base, last}: Segment): number {
	return last.monotonicMs - base.monotonicMs;
}

function estimate(segment: Segment, monotonicMs: number): Eta | undefined {
	const {recent, longer, whole} = currentSums(segment, monotonicMs);
	const left = [recent, longer, whole].map((sum) => leftMs(segment, sum, monotonicMs));
	const [ms] = left;
	const [low, high] = [Math.min(...left), Math.max(...left)];
	return ms === undefined || !Number.isFinite(high)
		? undefined
		: {ms, lowMs: low * (1 - margin), highMs: high * (1 + margin)};
}

/** Between two changes the counter is assumed to go on at its rate, for no longer than its longest pause. */
function leftMs({last, changedMs, pauses}: Segment, sum: WeightedSum, monotonicMs: number): number {
	const rate = rateOfSum(sum) ?? 0;
	const sinceMs = Math.min(Math.max(0, monotonicMs - changedMs), longestPauseMs(pauses));
	return Math.max(0, ((last.target - last.value) / rate) * 1000 - sinceMs);
}

/**
 * The ETA of several tracks. They run in parallel, so it is the longest and not the sum. Pass every track that has moved. If
 * one is unknown (too few changes, or a stall), it may be the longest, so the result is undefined; so it is without any
 * track. A track at its target takes no time.
 */
export function combineEtas(etas: ReadonlyArray<Eta | undefined>): Eta | undefined {
	const known = etas.filter((eta) => eta !== undefined);
	if (known.length === 0 || known.length < etas.length) {
		return undefined;
	}

	return {
		ms: Math.max(...known.map(({ms}) => ms)),
		lowMs: Math.max(...known.map(({lowMs}) => lowMs)),
		highMs: Math.max(...known.map(({highMs}) => highMs)),
	};
}
