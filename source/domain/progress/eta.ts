import {rateOfSum, type WeightedSum} from './weighted-sum.js';
import {isStalled, type Counter, type Segment} from './counter.js';
import {longestPauseMs} from './pause.js';
import {currentSums} from './rate.js';

/** The time that is left, in ms from the moment asked for, and the range it is likely in; none of them negative. */
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
 * When a counter reaches its target, seen from `monotonicMs`: it counts down between observations. Undefined before three
 * changes and a minute since the base, and during a stall; nothing is left of a counter that has reached its target.
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

/** What came since the last change is not counted yet; it is taken to come as before, for as long as pauses usually last. */
function leftMs({last, changedMs, pauses}: Segment, sum: WeightedSum, monotonicMs: number): number {
	const rate = rateOfSum(sum) ?? 0;
	const sinceMs = Math.min(Math.max(0, monotonicMs - changedMs), longestPauseMs(pauses));
	return Math.max(0, ((last.target - last.value) / rate) * 1000 - sinceMs);
}

/**
 * When the last of several tracks ends; they run side by side, so it is the longest and not the sum. Pass every track that
 * moves or did. One that is unknown (it has moved too little so far, or it stalls) may be the longest, so all is unknown;
 * so it is without any track. A track at its target takes no time.
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
