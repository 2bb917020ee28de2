import {etaOf} from '../../../source/domain/progress/eta.js';
import {createCounter, observeCounter, type Observation} from '../../../source/domain/progress/counter.js';
import {stallOf} from '../../../source/domain/progress/stall.js';

export type Answer = {
	/** Undefined for none; infinite where the estimator sees no movement at all. */
	readonly etaMs: number | undefined;
	readonly isStalled?: boolean;
	readonly lowMs?: number;
	readonly highMs?: number;
};

/** Fed with every observation of one restore, in order. */
export type Estimator = (observation: Observation) => Answer;

/** What is compared: ours and what other programs do. */
export const estimators = {
	restop: createOurs,
	'whole-run average': createWholeRun,
	'last interval': () => createWindow(0),
	'EWMA 16 samples': () => createSampleAverage(16),
	'window 30 s': () => createWindow(30_000),
	'window 120 s': () => createWindow(120_000),
	'window 300 s': () => createWindow(300_000),
} as const satisfies Readonly<Record<string, () => Estimator>>;

export const estimatorNames: readonly string[] = Object.keys(estimators);

function createOurs(): Estimator {
	let counter = createCounter();
	return (observation) => {
		({counter} = observeCounter(counter, observation));
		const eta = etaOf(counter, observation.monotonicMs);
		return {
			etaMs: eta?.ms,
			isStalled: stallOf(counter, observation.monotonicMs) !== undefined,
			...(eta === undefined ? {} : {lowMs: eta.lowMs, highMs: eta.highMs}),
		};
	};
}

function createWholeRun(): Estimator {
	let first: Observation | undefined;
	return (observation) => {
		first ??= observation;
		return {etaMs: leftMs(observation, ratePerMs(first, observation))};
	};
}

/** The rate over the observations of a time, at least the last two. */
function createWindow(lengthMs: number): Estimator {
	const seen: Observation[] = [];
	let oldest = 0;
	return (observation) => {
		seen.push(observation);
		while (oldest < seen.length - 2 && observation.monotonicMs - (seen[oldest]?.monotonicMs ?? 0) > lengthMs) {
			oldest++;
		}

		return {etaMs: leftMs(observation, ratePerMs(seen[oldest] ?? observation, observation))};
	};
}

/** An average of the rates between polls that gives each of the last `samples` about the same weight, as rclone does. */
function createSampleAverage(samples: number): Estimator {
	const weight = 2 / (samples + 1);
	let previous: Observation | undefined;
	let average: number | undefined;
	return (observation) => {
		if (previous !== undefined) {
			const rate = ratePerMs(previous, observation);
			average = average === undefined ? rate : average + weight * (rate - average);
		}

		previous = observation;
		return {etaMs: leftMs(observation, average ?? 0)};
	};
}

function ratePerMs(from: Observation, to: Observation): number {
	const ms = to.monotonicMs - from.monotonicMs;
	return ms === 0 ? 0 : (to.value - from.value) / ms;
}

function leftMs({value, target}: Observation, rate: number): number {
	return rate > 0 ? (target - value) / rate : Infinity;
}
