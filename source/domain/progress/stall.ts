import {isStalled, type Counter} from './counter.js';
import {longestPauseMs} from './pause.js';

/** How long a counter has not moved although it is not at its target. */
export type Stall = {
	/** The time since the last change, in ms. */
	readonly sinceMs: number;
	/** The longest of the latest pauses before this one, in ms. */
	readonly longestPauseMs: number;
};

/**
 * The stall of a counter that has not moved for 90 s and three times its longest pause; undefined otherwise, and before
 * three changes. Pass the time of the last reading: an agent that does not answer is no stall.
 */
export function stallOf({segment}: Counter, monotonicMs: number): Stall | undefined {
	return segment !== undefined && segment.last.value < segment.last.target && isStalled(segment, monotonicMs)
		? {sinceMs: monotonicMs - segment.changedMs, longestPauseMs: longestPauseMs(segment.pauses)}
		: undefined;
}
