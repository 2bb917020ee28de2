import {addToSum, emptySum, type WeightedSum} from './weighted-sum.js';
import {rememberedPauses, stallLimitMs, usualPauseMs} from './pause.js';

/** One reading of a counter, in its own unit: bytes, tablets, or ms of log time. */
export type Observation = {
	readonly monotonicMs: number;
	readonly value: number;
	readonly target: number;
};

/** What is known of how one counter of one job moves. Its size does not grow with time. */
export type Counter = {
	/** All that was seen since the base; undefined before the first observation. */
	readonly segment?: Segment;
};

/** A part of a job in which one counter only grew, towards one target, and was read without long gaps. */
export type Segment = {
	/** The first observation. */
	readonly base: Observation;
	/** The newest observation. */
	readonly last: Observation;
	/** When the counter last grew, or the base, by the monotonic clock. */
	readonly changedMs: number;
	/** How often it has grown. */
	readonly changes: number;
	/** The latest pauses between two changes in ms, oldest first. */
	readonly pauses: readonly number[];
	/** The time between the two newest observations in ms, reset or not; 0 after the first. */
	readonly stepMs: number;
	/** How it flowed from the first change to the last: lately, in the longer run, and ever, without the stalls. */
	readonly sums: WeightedSums;
};

export type WeightedSums = {readonly recent: WeightedSum; readonly longer: WeightedSum; readonly whole: WeightedSum};

/** Why the past no longer counts and a counter begins anew. */
export type CounterReset = 'wentBack' | 'targetChanged' | 'gap';

export function createCounter(): Counter {
	return {};
}

/** The counter after one more observation, of a successful poll; one that is out of order or no number changes nothing. */
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
	return resetBy === undefined
		? {counter: {segment: extend(segment, observation)}}
		: {counter: {segment: begin(observation, stepOf(segment, observation))}, resetBy};
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
	// Who polls every quarter of an hour leaves no gaps by it.
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
		// How long the counter had stood before the base is unknown, and so is the time in which the first change came.
		pauses: isFirst ? [] : [...segment.pauses, endedPauseMs(segment, monotonicMs)].slice(-rememberedPauses),
		sums: isFirst ? segment.sums : addChange(segment, observation),
	};
}

/**
 * How long the counter stood until `monotonicMs`, in ms. After a lost connection that is unknown: what was not watched counts
 * no more than the step before.
 */
function endedPauseMs({last, changedMs, stepMs}: Segment, monotonicMs: number): number {
	const step = monotonicMs - last.monotonicMs;
	return last.monotonicMs - changedMs + Math.min(step, stepMs);
}

function addChange(segment: Segment, {monotonicMs, value}: Observation): WeightedSums {
	const {last, changedMs, pauses, sums} = segment;
	// A stall is reported as such; once it is over, it must not slow down the rate after it.
	const ms = isStalled(segment, last.monotonicMs) ? usualPauseMs(pauses) : monotonicMs - changedMs;
	return addToSums(sums, {amount: value - last.value, ms}, pauses);
}

/** Whether the counter has stood for longer than its changes allow. The time is monotonic. */
export function isStalled({changes, changedMs, pauses}: Segment, monotonicMs: number): boolean {
	return changes >= 3 && monotonicMs - changedMs > stallLimitMs(pauses);
}

/** The sums after one more part, for a counter with these pauses between its changes. */
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

/** A counter that is refreshed rarely needs a longer memory: few changes tell little. */
function halfLivesMs(pauses: readonly number[]): {readonly recent: number; readonly longer: number} {
	const recent = Math.max(shortestHalfLifeMs, pausesInHalfLife * usualPauseMs(pauses));
	return {recent, longer: 4 * recent};
}
