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
	assert.deepEqual(rateOf(createCounter()), {now: undefined, beforeStall: undefined, average: undefined});
	for (const seen of [2, 3]) {
		assert.deepEqual(rateAfter(observations.slice(0, seen)), {
			now: undefined,
			beforeStall: undefined,
			average: undefined,
		});
	}

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

test('during a stall the rate is 0, the one before it is kept, and the average does not count it', () => {
	const stalled = then(steadily({seconds: 600}), 1800, 0);
	const {now, beforeStall, average} = rateAfter(stalled);
	assert.equal(now, 0);
	closeTo(beforeStall, 10);
	closeTo(average, 10);
	const resumed = rateAfter(then(stalled, 300, 10));
	closeTo(resumed.now, 10);
	closeTo(resumed.average, 10);
	assert.equal(resumed.beforeStall, undefined);
});

test('from the last change to a stall and on the rate only falls, and the average stays', () => {
	const moving = steadily({seconds: 600});
	const rates = Array.from({length: 60}, (_, index) => rateAfter(then(moving, (index + 1) * 5, 0)));
	for (const [index, {now = NaN, average}] of rates.entries()) {
		assert.ok(now <= (rates[index - 1]?.now ?? Infinity), `${index}: ${now}`);
		closeTo(average, 10);
	}

	assert.equal(rates.at(-1)?.now, 0);
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
	['it stands still', motionOf(then(steadily({seconds: 900}), 1800, 0)), undefined],
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
			assert.ok([now, average].every((rate) => rate === undefined || (Number.isFinite(rate) && rate >= 0)));
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
