import {rateOfSum} from './weighted-sum.js';
import {addToSums, isStalled, type WeightedSums, type Counter, type Segment} from './counter.js';
import {longestPauseMs} from './pause.js';

/** Units of the counter per second; never negative, and undefined before the second change. */
export type Rate = {
	/**
	 * The present rate: weights halve every two minutes, or slower for a counter that is refreshed rarely. It falls during a
	 * pause, and is 0 during a stall.
	 */
	readonly now: number | undefined;
	/** During a stall, the rate before it; undefined while the counter moves. */
	readonly beforeStall: number | undefined;
	/** From the first change to the last, stalls left out. */
	readonly average: number | undefined;
};

const unknown: Rate = {now: undefined, beforeStall: undefined, average: undefined};

/** The rate of a counter at its last observation. */
export function rateOf({segment}: Counter): Rate {
	if (segment === undefined) {
		return unknown;
	}

	const average = rateOfSum(segment.sums.whole);
	const before = rateOfSum(segment.sums.recent);
	return isStalled(segment, segment.last.monotonicMs)
		? {now: before === undefined ? undefined : 0, beforeStall: before, average}
		: {now: rateOfSum(currentSums(segment, segment.last.monotonicMs).recent), beforeStall: undefined, average};
}

/** The sums with the present pause, as far as it exceeds the longest earlier one. */
export function currentSums(segment: Segment, monotonicMs: number): WeightedSums {
	const {sums, pauses, changedMs} = segment;
	const excessMs = monotonicMs - changedMs - longestPauseMs(pauses);
	return excessMs <= 0 || isStalled(segment, monotonicMs) ? sums : addToSums(sums, {amount: 0, ms: excessMs}, pauses);
}

const slowShare = 1 / 3;

/** Whether a counter moves much slower than on average; undefined while either is unknown, and during a stall. */
export function isSlow(counter: Counter): boolean | undefined {
	const {now, beforeStall, average} = rateOf(counter);
	const isUnknown = now === undefined || average === undefined || beforeStall !== undefined;
	return isUnknown ? undefined : now < average * slowShare;
}
