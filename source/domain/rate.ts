import {flowRate} from './flow.js';
import {addFlows, isStanding, type Flows, type Motion, type Stretch} from './motion.js';
import {longestPauseMs} from './pause.js';

/** Units of the counter per second; never negative, and undefined before the second change. */
export type Rate = {
	/** Lately: weights halve every two minutes, or slower for a counter that is refreshed rarely. */
	readonly now: number | undefined;
	/** Since the base, stalls left out. */
	readonly average: number | undefined;
};

/** How fast a counter moves at its last observation; during a stall, how fast it did before. */
export function rateOf({stretch}: Motion): Rate {
	if (stretch === undefined) {
		return {now: undefined, average: undefined};
	}

	const {recent, whole} = currentFlows(stretch, stretch.last.monotonicMs);
	return {now: flowRate(recent), average: flowRate(whole)};
}

/** The flows with the pause that lasts, as far as it is longer than earlier ones: until then it says nothing. */
export function currentFlows(stretch: Stretch, monotonicMs: number): Flows {
	const {flows, pauses, changedMs} = stretch;
	const excessMs = monotonicMs - changedMs - longestPauseMs(pauses);
	return excessMs <= 0 || isStanding(stretch, monotonicMs) ? flows : addFlows(flows, {amount: 0, ms: excessMs}, pauses);
}

const slowShare = 1 / 3;

/** Whether a counter moves much slower than on average; undefined while either is unknown. */
export function isSlow(motion: Motion): boolean | undefined {
	const {now, average} = rateOf(motion);
	return now === undefined || average === undefined ? undefined : now < average * slowShare;
}
