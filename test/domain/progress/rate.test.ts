import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {createCounter, type Counter, type Observation} from '../../../source/domain/progress/counter.js';
import {isSlow, rateOf, type Rate} from '../../../source/domain/progress/rate.js';
import {anyObservations, lastOf, motionOf, steadily} from './observations.js';

function closeTo(actual: number | undefined, expected: number, tolerance = 1e-6): void {
	const distance = Math.abs((actual ?? NaN) - expected);
	assert.ok(distance <= tolerance, `${actual} is not close to ${expected}`);
}

function rateAfter(observations: readonly Observation[]): Rate {
	return rateOf(motionOf(observations));
}

/** Further observations, at another speed. */
function then(before: readonly Observation[], seconds: number, perSecond: number): readonly Observation[] {
	return [...before, ...steadily({seconds, perSecond, from: lastOf(before), target: lastOf(before).target}).slice(1)];
}

for (const everySeconds of [1, 2, 5, 30, 120]) {
	test(`an even counter has its own rate, read every ${everySeconds} s`, () => {
		const {now, average} = rateAfter(steadily({seconds: 600, everySeconds}));
		closeTo(now, 10);
		closeTo(average, 10);
	});
}

test('a rate needs two changes: the beginning of the first one is unknown', () => {
	const observations = [0, 0, 500, 510].map((value, index) => ({monotonicMs: index * 1000, value, target: 9000}));
	assert.deepEqual(rateOf(createCounter()), {now: undefined, average: undefined});
	assert.deepEqual(rateAfter(observations.slice(0, 2)), {now: undefined, average: undefined});
	assert.deepEqual(rateAfter(observations.slice(0, 3)), {now: undefined, average: undefined});
	closeTo(rateAfter(observations).now, 10);
});

test('two minutes after a change of speed the rate is half-way, and the average covers all', () => {
	const {now, average} = rateAfter(then(steadily({seconds: 3600, target: 1e6}), 120, 30));
	closeTo(now, 20, 0.01);
	closeTo(average, (3595 * 10 + 120 * 30) / 3715);
});

test('the rate falls during a pause, once it is longer than any before', () => {
	const before = steadily({seconds: 600});
	closeTo(rateAfter(then(before, 5, 0)).now, 10);
	// 600 s less the first change, and 75 s beyond the usual pause; weights halve every 120 s.
	const kept = 2 ** -(75 / 120);
	const before600 = (1 - 2 ** -(595 / 120)) * kept;
	closeTo(rateAfter(then(before, 80, 0)).now, (10 * before600) / (before600 + 1 - kept));
});

test('a stall leaves the last rate as it was, and does not count in the average', () => {
	const moving = steadily({seconds: 600});
	const stalled = then(moving, 1800, 0);
	closeTo(rateAfter(stalled).now, 10);
	closeTo(rateAfter(stalled).average, 10);
	const resumed = rateAfter(then(stalled, 300, 10));
	closeTo(resumed.now, 10);
	closeTo(resumed.average, 10);
});

test('a lost connection counts as one long sample', () => {
	const before = steadily({seconds: 600});
	const {monotonicMs, value} = lastOf(before);
	const back = {monotonicMs: monotonicMs + 300_000, value: value + 3000, target: 10_000};
	const {now, average} = rateAfter([...before, back]);
	closeTo(now, 10);
	closeTo(average, 10);
});

test('after a step back the rate is that of the new segment', () => {
	const before = steadily({seconds: 600});
	const again = {...lastOf(before), monotonicMs: lastOf(before).monotonicMs + 5000, value: 100};
	closeTo(rateAfter([...before, ...then([again], 60, 4)]).now, 4);
});

const speeds: ReadonlyArray<readonly [title: string, counter: Counter, expected: boolean | undefined]> = [
	['nothing is known', createCounter(), undefined],
	['it moves as ever', motionOf(steadily({seconds: 900})), false],
	['it moves at half its speed', motionOf(then(steadily({seconds: 7200, target: 1e6}), 900, 5)), false],
	['it moves at a quarter of its speed', motionOf(then(steadily({seconds: 7200, target: 1e6}), 900, 2.5)), true],
];

for (const [title, counter, expected] of speeds) {
	test(`when ${title}, slow is ${expected ?? 'unknown'}`, () => {
		assert.equal(isSlow(counter), expected);
	});
}

test('whatever is observed, no rate is negative, infinite or no number', () => {
	fc.assert(
		fc.property(anyObservations, (observations) => {
			const {now, average} = rateAfter(observations);
			assert.ok([now, average].every((rate) => rate === undefined || (Number.isFinite(rate) && rate > 0)));
		}),
	);
});

test('the unit does not matter: a thousand times as much is a thousand times as fast', () => {
	fc.assert(
		fc.property(anyObservations, (observations) => {
			const scaled = observations.map((one) => ({...one, value: one.value * 1024, target: one.target * 1024}));
			const {now} = rateAfter(observations);
			assert.equal(rateAfter(scaled).now, now === undefined ? undefined : now * 1024);
		}),
	);
});
