import fc from 'fast-check';
import {
	createCounter,
	observeCounter,
	type Counter,
	type Observation,
} from '../../../source/domain/progress/counter.js';

/** The counter after all of these observations. */
export function motionOf(observations: readonly Observation[]): Counter {
	let counter = createCounter();
	for (const observation of observations) {
		({counter} = observeCounter(counter, observation));
	}

	return counter;
}

type Steadily = {
	readonly seconds: number;
	readonly perSecond?: number;
	readonly everySeconds?: number;
	readonly target?: number;
	/** The observation that it continues. */
	readonly from?: Observation;
};

/** A counter that grows evenly, by default 10 a second, read every 5 s. */
export function steadily({seconds, perSecond = 10, everySeconds = 5, target = 10_000, from}: Steadily): Observation[] {
	const {monotonicMs, value} = from ?? {monotonicMs: 1000, value: 0};
	return Array.from({length: Math.floor(seconds / everySeconds) + 1}, (_, index) => ({
		monotonicMs: monotonicMs + index * everySeconds * 1000,
		value: value + index * everySeconds * perSecond,
		target,
	}));
}

/** The last of some observations. */
export function lastOf(observations: readonly Observation[]): Observation {
	const last = observations.at(-1);
	if (last === undefined) {
		throw new Error('expected at least one observation');
	}

	return last;
}

const milliseconds = fc.oneof(
	{weight: 20, arbitrary: fc.integer({min: 0, max: 10_000})},
	{weight: 3, arbitrary: fc.integer({min: 0, max: 130_000})},
	{weight: 1, arbitrary: fc.integer({min: 0, max: 4_000_000})},
);
const growth = fc.oneof(
	{weight: 20, arbitrary: fc.integer({min: 1, max: 1e8})},
	{weight: 10, arbitrary: fc.constant(0)},
	{weight: 1, arbitrary: fc.integer({min: -1e8, max: -1})},
);
const target = fc.oneof(
	{weight: 40, arbitrary: fc.constant(undefined)},
	{weight: 1, arbitrary: fc.integer({min: -1, max: 1e10})},
);
const step = fc.record({
	ms: milliseconds,
	growth,
	target,
});

/** What a server may report: mostly growth, now and then less, another total, or nothing for long. */
export const anyObservations: fc.Arbitrary<readonly Observation[]> = fc
	.array(step, {minLength: 1, maxLength: 120, size: 'max'})
	.map((steps) => {
		let observation: Observation = {monotonicMs: 0, value: 0, target: 2e9};
		return steps.map(({ms, growth: by, target: other}) => {
			const {monotonicMs, value, target: before} = observation;
			observation = {monotonicMs: monotonicMs + ms, value: value + by, target: other ?? before};
			return observation;
		});
	});
