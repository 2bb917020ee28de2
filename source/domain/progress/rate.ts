import {rateOfSum} from './weighted-sum.js';
import {addToSums, isStalled, type WeightedSums, type Counter, type Segment} from './counter.js';
import {longestPauseMs} from './pause.js';

/** Units of the counter per second; never negative, and undefined before the second change. */
export type Rate = {
	/** The present rate: weights halve every two minutes, or slower for a counter that is refreshed rarely. */
	readonly now: number | undefined;
	/** Since the base, stalls left out. */
	readonly average: number | undefined;
};

/** The rate of a counter at its last observation; during a stall, the rate before it. */
export function rateOf({segment}: Counter): Rate {
	if (segment === undefined) {
		return {now: undefined, average: undefined};
	}

	const {recent, whole} = currentSums(segment, segment.last.monotonicMs);
	return {now: rateOfSum(recent), average: rateOfSum(whole)};
}

/** The sums with the present pause, as far as it exceeds the longest earlier one. */
export function currentSums(segment: Segment, monotonicMs: number): WeightedSums {
	const {sums, pauses, changedMs} = segment;
	const excessMs = monotonicMs - changedMs - longestPauseMs(pauses);
	return excessMs <= 0 || isStalled(segment, monotonicMs) ? sums : addToSums(sums, {amount: 0, ms: excessMs}, pauses);
}

const slowShare = 1 / 3;

/** Whether a counter moves much slower than on average; undefined while either is unknown. */
export function isSlow(counter: Counter): boolean | undefined {
	const {now, average} = rateOf(counter);
	return now === undefined || average === undefined ? undefined : now < average * slowShare;
}
