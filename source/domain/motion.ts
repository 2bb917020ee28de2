import {addFlow, noFlow, type Flow} from './flow.js';
import {rememberedPauses, stallLimitMs, usualPauseMs} from './pause.js';

/** One reading of a counter, in its own unit: bytes, tablets, or ms of log time. */
export type Observation = {
	readonly monotonicMs: number;
	readonly value: number;
	readonly target: number;
};

/** What is known of how one counter of one job moves. Its size does not grow with time. */
export type Motion = {
	/** All that was seen since the base; undefined before the first observation. */
	readonly stretch?: Stretch;
};

/** A part of a job in which one counter only grew, towards one target, and was read without long gaps. */
export type Stretch = {
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
	/** The time between the two newest observations in ms, rebaselined or not; 0 after the first. */
	readonly stepMs: number;
	/** How it flowed from the first change to the last: lately, in the longer run, and ever, without the stalls. */
	readonly flows: Flows;
};

export type Flows = {readonly recent: Flow; readonly longer: Flow; readonly whole: Flow};

/** Why the past no longer counts and a motion begins anew. */
export type Rebaseline = 'wentBack' | 'targetChanged' | 'gap';

export function createMotion(): Motion {
	return {};
}

/** The motion after one more observation, of a successful poll; one that is out of order or no number changes nothing. */
export function observeMotion(
	motion: Motion,
	observation: Observation,
): {readonly motion: Motion; readonly rebaseline?: Rebaseline} {
	const {stretch} = motion;
	if (!isUsable(observation, stretch)) {
		return {motion};
	}

	if (stretch === undefined) {
		return {motion: {stretch: begin(observation, 0)}};
	}

	const rebaseline = rebaselineOf(stretch, observation);
	return rebaseline === undefined
		? {motion: {stretch: extend(stretch, observation)}}
		: {motion: {stretch: begin(observation, stepOf(stretch, observation))}, rebaseline};
}

function isUsable({monotonicMs, value, target}: Observation, stretch: Stretch | undefined): boolean {
	const isOrdered = stretch === undefined || monotonicMs >= stretch.last.monotonicMs;
	return isOrdered && [monotonicMs, value, target].every((number) => Number.isFinite(number));
}

function begin(observation: Observation, stepMs: number): Stretch {
	return {
		base: observation,
		last: observation,
		changedMs: observation.monotonicMs,
		changes: 0,
		pauses: [],
		stepMs,
		flows: {recent: noFlow, longer: noFlow, whole: noFlow},
	};
}

const halfLivesUntilForgotten = 3;

function rebaselineOf(stretch: Stretch, observation: Observation): Rebaseline | undefined {
	const {last} = stretch;
	if (observation.target !== last.target) {
		return 'targetChanged';
	}

	if (observation.value < last.value) {
		return 'wentBack';
	}

	return isGap(stretch, stepOf(stretch, observation)) ? 'gap' : undefined;
}

function isGap({pauses, stepMs}: Stretch, ms: number): boolean {
	// Who polls every quarter of an hour leaves no gaps by it.
	return ms > Math.max(halfLivesUntilForgotten * halfLivesMs(pauses).recent, 2 * stepMs);
}

function stepOf({last}: Stretch, {monotonicMs}: Observation): number {
	return monotonicMs - last.monotonicMs;
}

function extend(stretch: Stretch, observation: Observation): Stretch {
	const {monotonicMs, value} = observation;
	const seen = {...stretch, last: observation, stepMs: stepOf(stretch, observation)};
	if (value === stretch.last.value) {
		return seen;
	}

	const isFirst = stretch.changes === 0;
	return {
		...seen,
		changedMs: monotonicMs,
		changes: stretch.changes + 1,
		// How long the counter had stood before the base is unknown, and so is the time in which the first change came.
		pauses: isFirst ? [] : [...stretch.pauses, endedPauseMs(stretch, monotonicMs)].slice(-rememberedPauses),
		flows: isFirst ? stretch.flows : addChange(stretch, observation),
	};
}

/**
 * How long the counter stood until `monotonicMs`, in ms. After a lost connection nobody knows: what was not watched counts
 * no more than the step before.
 */
function endedPauseMs({last, changedMs, stepMs}: Stretch, monotonicMs: number): number {
	const step = monotonicMs - last.monotonicMs;
	return last.monotonicMs - changedMs + Math.min(step, stepMs);
}

function addChange(stretch: Stretch, {monotonicMs, value}: Observation): Flows {
	const {last, changedMs, pauses, flows} = stretch;
	// A stall is told as such; once it is over, it must not slow down what comes after.
	const ms = isStanding(stretch, last.monotonicMs) ? usualPauseMs(pauses) : monotonicMs - changedMs;
	return addFlows(flows, {amount: value - last.value, ms}, pauses);
}

/** Whether the counter has stood for longer than its changes allow. The time is monotonic. */
export function isStanding({changes, changedMs, pauses}: Stretch, monotonicMs: number): boolean {
	return changes >= 3 && monotonicMs - changedMs > stallLimitMs(pauses);
}

/** The flows after one more part, for a counter with these pauses between its changes. */
export function addFlows(flows: Flows, part: Flow, pauses: readonly number[]): Flows {
	const {recent, longer} = halfLivesMs(pauses);
	return {
		recent: addFlow(flows.recent, part, recent),
		longer: addFlow(flows.longer, part, longer),
		whole: addFlow(flows.whole, part, Infinity),
	};
}

const shortestHalfLifeMs = 120_000;
const pausesInHalfLife = 8;

/** A counter that is refreshed rarely needs a longer memory: few changes tell little. */
function halfLivesMs(pauses: readonly number[]): {readonly recent: number; readonly longer: number} {
	const recent = Math.max(shortestHalfLifeMs, pausesInHalfLife * usualPauseMs(pauses));
	return {recent, longer: 4 * recent};
}
