import {estimators, type Answer, type Estimator} from './estimators.js';
import {stallThresholdSeconds} from './stall-threshold.js';
import type {Trace} from './traces.js';

/** What one estimator did on some traces. Errors and jitter are shares of 1, delays are seconds. */
export type Measures = {
	/** How far each estimate was off, as a share of the time that was really left. */
	readonly errors: readonly number[];
	/** By how much the predicted end moved in 5 s, as a share of the time that was really left. */
	readonly jitters: readonly number[];
	/** Polls to be measured, and those of them with an estimate. */
	readonly polls: number;
	readonly answered: number;
	/** Estimates with a range, and those whose range held the truth. */
	readonly ranges: number;
	readonly hits: number;
	readonly rangeWidths: readonly number[];
	/** How long after the stall's begin, and after the threshold of the rule, each was found; infinite for never. */
	readonly stallDelays: readonly number[];
	readonly stallLateness: readonly number[];
	/** Polls outside of stalls, and those of them with an alarm. */
	readonly calmPolls: number;
	readonly falseAlarms: number;
};

/** An estimate may be off by any amount; from here on it is merely useless. */
const worstError = 10;
const jitterSeconds = 5;

/** Every estimator on one trace, polled at an interval, and all at the same polls. */
export function measureTrace(trace: Trace, pollSeconds: number): ReadonlyMap<string, Measures> {
	const seconds = pollTimes(trace, pollSeconds);
	const answers = Object.entries(estimators).map(
		([name, create]) => [name, answersOf(trace, seconds, create())] as const,
	);
	const indices = seconds.flatMap((second, index) => (isMeasured(trace, second) ? [index] : []));
	const scope = {trace, seconds, indices, step: jitterSeconds / pollSeconds};
	return new Map(answers.map(([name, list]) => [name, measure(list, scope)]));
}

function pollTimes({endSeconds}: Trace, pollSeconds: number): readonly number[] {
	return Array.from({length: Math.ceil(endSeconds / pollSeconds)}, (_, index) => index * pollSeconds);
}

function answersOf({shown, totalBytes}: Trace, seconds: readonly number[], estimate: Estimator): readonly Answer[] {
	return seconds.map((second) => estimate({monotonicMs: second * 1000, value: shown[second] ?? 0, target: totalBytes}));
}

/** While nothing moves nobody can tell when it will, so that silence is neither punished nor rewarded then. */
function isMeasured({done, fromSeconds, stall}: Trace, second: number): boolean {
	const share = done[second] ?? 0;
	const isInStall = stall !== undefined && second >= stall.fromSeconds && second <= stall.toSeconds;
	return !isInStall && second >= Math.max(60, fromSeconds) && share >= 0.03 && share <= 0.98;
}

type Scope = {
	readonly trace: Trace;
	readonly seconds: readonly number[];
	readonly indices: readonly number[];
	/** How many polls make 5 s. */
	readonly step: number;
};

function measure(answers: readonly Answer[], scope: Scope): Measures {
	const {trace, seconds, indices, step} = scope;
	const leftMs = (index: number) => (trace.endSeconds - (seconds[index] ?? 0)) * 1000;
	const etaMs = (index: number) => answers[index]?.etaMs ?? NaN;
	const jitters = indices.map(
		(index) => Math.abs(etaMs(index) + jitterSeconds * 1000 - etaMs(index - step)) / leftMs(index),
	);
	const ranged = indices.filter((index) => answers[index]?.lowMs !== undefined);
	const isHit = (index: number) =>
		leftMs(index) >= (answers[index]?.lowMs ?? 0) && leftMs(index) <= (answers[index]?.highMs ?? 0);
	return {
		errors: indices.map((index) => errorOf(answers[index]?.etaMs, leftMs(index))),
		// Where there was no estimate 5 s before, or no movement at both times, nothing jumped.
		jitters: jitters.filter((jitter) => !Number.isNaN(jitter)).map((jitter) => Math.min(worstError, jitter)),
		polls: indices.length,
		answered: indices.filter((index) => answers[index]?.etaMs !== undefined).length,
		ranges: ranged.length,
		hits: ranged.filter((index) => isHit(index)).length,
		rangeWidths: ranged.map((index) => ((answers[index]?.highMs ?? 0) - (answers[index]?.lowMs ?? 0)) / leftMs(index)),
		...measureAlarms(answers, trace, seconds),
	};
}

/** No estimate is as bad as the worst. */
function errorOf(etaMs: number | undefined, leftMs: number): number {
	return etaMs === undefined ? worstError : Math.min(worstError, Math.abs(etaMs - leftMs) / leftMs);
}

type Alarms = Pick<Measures, 'stallDelays' | 'stallLateness' | 'calmPolls' | 'falseAlarms'>;

function measureAlarms(answers: readonly Answer[], trace: Trace, seconds: readonly number[]): Alarms {
	const {stall, endSeconds} = trace;
	const from = stall?.fromSeconds ?? endSeconds;
	// The poll after the stall is the first that can tell that it is over.
	const to = (stall?.toSeconds ?? endSeconds) + (seconds[1] ?? 0);
	const alarms = seconds.filter((_, index) => answers[index]?.isStalled === true);
	const found = alarms.find((second) => second >= from && second <= to) ?? Infinity;
	const isCalm = (second: number) => second < from || second > to;
	return {
		stallDelays: stall === undefined ? [] : [found - from],
		stallLateness: stall === undefined ? [] : [found - from - stallThresholdSeconds(trace)],
		calmPolls: seconds.filter((second) => isCalm(second)).length,
		falseAlarms: alarms.filter((second) => isCalm(second)).length,
	};
}

/** The measures of several traces as one. */
export function mergeMeasures(all: readonly Measures[]): Measures {
	const sum = (pick: (one: Measures) => number) => all.reduce((total, one) => total + pick(one), 0);
	return {
		errors: all.flatMap(({errors}) => errors),
		jitters: all.flatMap(({jitters}) => jitters),
		polls: sum(({polls}) => polls),
		answered: sum(({answered}) => answered),
		ranges: sum(({ranges}) => ranges),
		hits: sum(({hits}) => hits),
		rangeWidths: all.flatMap(({rangeWidths}) => rangeWidths),
		stallDelays: all.flatMap(({stallDelays}) => stallDelays),
		stallLateness: all.flatMap(({stallLateness}) => stallLateness),
		calmPolls: sum(({calmPolls}) => calmPolls),
		falseAlarms: sum(({falseAlarms}) => falseAlarms),
	};
}
