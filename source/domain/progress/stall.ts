import {isStalled, type Counter} from './counter.js';
import {longestPauseMs} from './pause.js';

/** How long a counter has not moved although it is not at its target. */
export type Stall = {
	/** The time since the last change, in ms; since the first observation where there was no change. */
	readonly sinceMs: number;
	/** The longest of the latest pauses before this one, in ms; undefined where fewer than three changes were seen. */
	readonly longestPauseMs: number | undefined;
};

/** A counter that has hardly moved since it was first observed has no usual pause: it stands still after this time. */
const leastMs = 180_000;
const changesUntilUsual = 3;

/**
 * The stall of a counter: after three changes, none for 90 s and three times its longest pause; before, none for three
 * minutes. Undefined while it moves, and at its target. Pass the time of the last reading: an agent that does not answer is
 * no stall.
 */
export function stallOf({segment}: Counter, monotonicMs: number): Stall | undefined {
	if (segment === undefined || segment.last.value >= segment.last.target) {
		return undefined;
	}

	const sinceMs = monotonicMs - segment.changedMs;
	if (segment.changes < changesUntilUsual) {
		return sinceMs >= leastMs ? {sinceMs, longestPauseMs: undefined} : undefined;
	}

	return isStalled(segment, monotonicMs) ? {sinceMs, longestPauseMs: longestPauseMs(segment.pauses)} : undefined;
}
