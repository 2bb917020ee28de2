import {isStalled, type Counter} from './counter.js';
import {longestPauseMs} from './pause.js';

/** A counter that no longer moves although it is not at its target. */
export type Stall = {
	/** For how long it has not moved, in ms. */
	readonly sinceMs: number;
	/** The longest of the latest pauses before this one, in ms. */
	readonly longestPauseMs: number;
};

/**
 * Whether a counter has stood for 90 s and three times its longest pause; undefined if not, and before three changes.
 * Do not ask for a later time than the last good answer: the silence of an agent is no stall.
 */
export function stallOf({segment}: Counter, monotonicMs: number): Stall | undefined {
	return segment !== undefined && segment.last.value < segment.last.target && isStalled(segment, monotonicMs)
		? {sinceMs: monotonicMs - segment.changedMs, longestPauseMs: longestPauseMs(segment.pauses)}
		: undefined;
}
