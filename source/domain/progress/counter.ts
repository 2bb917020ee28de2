import {addToSum, emptySum, type WeightedSum} from './weighted-sum.js';
import {rememberedPauses, stallLimitMs, usualPauseMs} from './pause.js';

/** One reading of a counter, in its own unit: bytes, tablets, or ms of log time. */
export type Observation = {
	readonly monotonicMs: number;
	readonly value: number;
	readonly target: number;
};

/** The observed movement of one counter of one job. Its size does not grow with time. */
export type Counter = {
	/** The observations since the last reset; absent before the first one. */
	readonly segment?: Segment;
};

/** A period in which the counter only grew, its target stayed the same, and it was read without long gaps. */
export type Segment = {
	/** The first observation. */
	readonly base: Observation;
	/** The newest observation. */
	readonly last: Observation;
	/** When the counter last grew, by the monotonic clock; the time of the base until it does. */
	readonly changedMs: number;
	/** How often it has grown. */
	readonly changes: number;
	/** The latest pauses between two changes in ms, oldest first. */
	readonly pauses: readonly number[];
	/** The time between the two newest observations in ms, also across a reset; 0 after the first. */
	readonly stepMs: number;
	/** Amounts and times from the first change to the last, stalls left out, with three weightings by age. */
	readonly sums: WeightedSums;
};

/** Sums that forget quickly, slowly and not at all. */
export type WeightedSums = {readonly recent: WeightedSum; readonly longer: WeightedSum; readonly whole: WeightedSum};

/** Why a counter was reset: earlier observations no longer count. */
export type CounterReset = 'wentBack' | 'targetChanged' | 'gap';

export function createCounter(): Counter {
	return {};
}

/** The counter after one more observation; one that is out of order or not finite changes nothing. */
export function observeCounter(
	counter: Counter,
	observation: Observation,
): {readonly counter: Counter; readonly resetBy?: CounterReset} {
	const {segment} = counter;
	if (!isUsable(observation, segment)) {
		return {counter};
	}

	if (segment === undefined) {
		return {counter: {segment: begin(observation, 0)}};
	}

	const resetBy = resetReasonOf(segment, observation);
	if (resetBy === undefined) {
		return {counter: {segment: extend(segment, observation)}};
	}

	const next = {segment: begin(observation, stepOf(segment, observation))};
	// Totals are filled in while a restore begins: before anything has moved there is no rate to reset.
	const isBeginning = resetBy === 'targetChanged' && segment.changes === 0;
	return isBeginning ? {counter: next} : {counter: next, resetBy};
}

function isUsable({monotonicMs, value, target}: Observation, segment: Segment | undefined): boolean {
	const isOrdered = segment === undefined || monotonicMs >= segment.last.monotonicMs;
	return isOrdered && [monotonicMs, value, target].every((number) => Number.isFinite(number));
}

function begin(observation: Observation, stepMs: number): Segment {
	return {
		base: observation,
		last: observation,
		changedMs: observation.monotonicMs,
		changes: 0,
		pauses: [],
		stepMs,
		sums: {recent: emptySum, longer: emptySum, whole: emptySum},
	};
}

const halfLivesUntilForgotten = 3;

function resetReasonOf(segment: Segment, observation: Observation): CounterReset | undefined {
	const {last} = segment;
	if (observation.target !== last.target) {
		return 'targetChanged';
	}

	if (observation.value < last.value) {
		return 'wentBack';
	}

	return isGap(segment, stepOf(segment, observation)) ? 'gap' : undefined;
}

function isGap({pauses, stepMs}: Segment, ms: number): boolean {
	// Long steps of the same length are a long polling interval, not gaps.
	return ms > Math.max(halfLivesUntilForgotten * halfLivesMs(pauses).recent, 2 * stepMs);
}

function stepOf({last}: Segment, {monotonicMs}: Observation): number {
	return monotonicMs - last.monotonicMs;
}

function extend(segment: Segment, observation: Observation): Segment {
	const {monotonicMs, value} = observation;
	const seen = {...segment, last: observation, stepMs: stepOf(segment, observation)};
	if (value === segment.last.value) {
		return seen;
	}

	const isFirst = segment.changes === 0;
	return {
		...seen,
		changedMs: monotonicMs,
		changes: segment.changes + 1,
		// When the counter last changed before the base is unknown, and so is the time that the first change took.
		pauses: isFirst ? [] : [...segment.pauses, endedPauseMs(segment, monotonicMs)].slice(-rememberedPauses),
		sums: isFirst ? segment.sums : addChange(segment, observation),
	};
}

/**
 * The pause in ms that ended with a change at `monotonicMs`. After a lost connection its length is unknown: the time without
 * readings counts for no more than the step before it.
 */
function endedPauseMs({last, changedMs, stepMs}: Segment, monotonicMs: number): number {
	const step = monotonicMs - last.monotonicMs;
	return last.monotonicMs - changedMs + Math.min(step, stepMs);
}

function addChange(segment: Segment, {monotonicMs, value}: Observation): WeightedSums {
	const {last, changedMs, pauses, sums} = segment;
	// A stall is shown as such; once it is over, it must not lower the rate.
	const ms = isStalled(segment, last.monotonicMs) ? usualPauseMs(pauses) : monotonicMs - changedMs;
	return addToSums(sums, {amount: value - last.value, ms}, pauses);
}

/** Whether the counter has not changed for longer than its earlier pauses allow, at a monotonic time. */
export function isStalled({changes, changedMs, pauses}: Segment, monotonicMs: number): boolean {
	return changes >= 3 && monotonicMs - changedMs > stallLimitMs(pauses);
}

/** The sums after one more part. The half-lives depend on the pauses between the counter's changes. */
export function addToSums(sums: WeightedSums, part: WeightedSum, pauses: readonly number[]): WeightedSums {
	const {recent, longer} = halfLivesMs(pauses);
	return {
		recent: addToSum(sums.recent, part, recent),
		longer: addToSum(sums.longer, part, longer),
		whole: addToSum(sums.whole, part, Infinity),
	};
}

const shortestHalfLifeMs = 120_000;
const pausesInHalfLife = 8;

/** A counter that is refreshed rarely needs longer half-lives, to cover enough changes. */
function halfLivesMs(pauses: readonly number[]): {readonly recent: number; readonly longer: number} {
	const recent = Math.max(shortestHalfLifeMs, pausesInHalfLife * usualPauseMs(pauses));
	return {recent, longer: 4 * recent};
}
