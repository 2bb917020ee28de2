import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {combineEtas, etaOf, type Eta} from '../../../source/domain/progress/eta.js';
import {
	createCounter,
	observeCounter,
	type Counter,
	type Observation,
} from '../../../source/domain/progress/counter.js';
import {stallOf} from '../../../source/domain/progress/stall.js';
import {anyObservations, lastOf, motionOf, steadily} from './observations.js';

function etaAfter(observations: readonly Observation[], laterMs = 0): Eta | undefined {
	return etaOf(motionOf(observations), lastOf(observations).monotonicMs + laterMs);
}

const none = {ms: 0, lowMs: 0, highMs: 0};

function rounded(eta: Eta | undefined): Eta | undefined {
	return eta && {ms: Math.round(eta.ms), lowMs: Math.round(eta.lowMs), highMs: Math.round(eta.highMs)};
}

test('an even counter has as much time left as its rate says, give or take a tenth', () => {
	const eta = {ms: 400_000, lowMs: 360_000, highMs: 440_000};
	for (const everySeconds of [1, 5, 20]) {
		const observations = steadily({seconds: 600, everySeconds});
		assert.deepEqual(rounded(etaAfter(observations)), eta);
	}
});

test('it counts down between observations, for as long as pauses last, and then grows', () => {
	const observations = steadily({seconds: 600, everySeconds: 30});
	const at = (seconds: number) => Math.round((etaAfter(observations, seconds * 1000)?.ms ?? NaN) / 1000);
	assert.deepEqual([at(0), at(1), at(29), at(30)], [400, 399, 371, 370]);
	// Then the 30 s beyond the longest pause slow it down: weights halve every 8 pauses of 30 s.
	const kept = 2 ** -(30 / 240);
	const moved = (1 - 2 ** -(570 / 240)) * kept;
	const rate = (10 * moved) / (moved + 1 - kept);
	assert.equal(at(60), Math.round(4000 / rate - 30));
	assert.ok(at(89) > at(60));
});

const absent: ReadonlyArray<readonly [title: string, observations: readonly Observation[]]> = [
	['before a minute is over', steadily({seconds: 59, everySeconds: 1})],
	['after two changes', steadily({seconds: 80, everySeconds: 40})],
	['of a counter that has not moved', steadily({seconds: 600, perSecond: 0})],
	['without a target', steadily({seconds: 600, target: 0})],
	['of a counter that stalls', [...steadily({seconds: 600}), ...stalledFor(95)]],
	['of a counter that just went back', [...steadily({seconds: 600}), {monotonicMs: 605_000, value: 9, target: 10_000}]],
];

function stalledFor(seconds: number): readonly Observation[] {
	return steadily({seconds, perSecond: 0, from: lastOf(steadily({seconds: 600}))}).slice(1);
}

for (const [title, observations] of absent) {
	test(`there is no ETA ${title}`, () => {
		assert.equal(etaAfter(observations), undefined);
	});
}

const present: ReadonlyArray<readonly [title: string, observations: readonly Observation[]]> = [
	['as soon as a minute is over', steadily({seconds: 60, everySeconds: 1})],
	['after three changes', steadily({seconds: 120, everySeconds: 40})],
	['in a pause that is no stall yet', [...steadily({seconds: 600}), ...stalledFor(90)]],
];

for (const [title, observations] of present) {
	test(`there is an ETA ${title}`, () => {
		assert.ok((etaAfter(observations)?.ms ?? 0) > 0);
	});
}

test('a counter without observations has no ETA', () => {
	assert.equal(etaOf(createCounter(), 1e9), undefined);
});

test('a counter at its target or beyond takes no time, even if it has never moved', () => {
	assert.deepEqual(etaAfter([{monotonicMs: 0, value: 7, target: 7}]), none);
	assert.deepEqual(etaAfter([{monotonicMs: 0, value: 8, target: 7}]), none);
	assert.deepEqual(etaAfter(steadily({seconds: 600, target: 5000})), none);
});

test('after a change of speed the range covers both speeds', () => {
	const fast = steadily({seconds: 3600, target: 100_000});
	const slow = steadily({seconds: 300, perSecond: 3, from: lastOf(fast), target: 100_000}).slice(1);
	const {ms, lowMs, highMs} = etaAfter([...fast, ...slow]) ?? none;
	const leftBytes = 100_000 - lastOf(slow).value;
	assert.ok(lowMs < (leftBytes / 10) * 1100);
	assert.ok(highMs >= ms);
	assert.ok(ms > (leftBytes / 5) * 1000);
	assert.ok(highMs / lowMs > 2);
});

test('the range includes the rate of the longer run, between the present one and the average', () => {
	const fast = steadily({seconds: 7200, target: 200_000});
	const slow = steadily({seconds: 480, perSecond: 2, from: lastOf(fast), target: 200_000}).slice(1);
	const again = steadily({seconds: 360, from: lastOf(slow), target: 200_000}).slice(1);
	const observations = [...fast, ...slow, ...again];
	// Weights halve every 480 s, four times as slowly as those of the rate.
	const kept = (seconds: number) => 2 ** -(seconds / 480);
	const weights = {again: 1 - kept(360), slow: kept(360) - kept(840), fast: kept(840) - kept(840 + 7195)};
	const rate = (10 * weights.again + 2 * weights.slow + 10 * weights.fast) / (1 - kept(840 + 7195));
	const left = 200_000 - lastOf(again).value;
	assert.equal(rounded(etaAfter(observations))?.highMs, Math.round((left / rate) * 1100));
});

test('right before its target it counts down to 0 and no further', () => {
	const observations = steadily({seconds: 600, everySeconds: 30, target: 6100});
	assert.ok((etaAfter(observations, 9000)?.ms ?? 0) > 0);
	assert.deepEqual(etaAfter(observations, 15_000), none);
});

const short = {ms: 100, lowMs: 90, highMs: 400};
const long = {ms: 300, lowMs: 50, highMs: 330};
const combinations: ReadonlyArray<
	readonly [title: string, etas: ReadonlyArray<Eta | undefined>, expected: Eta | undefined]
> = [
	['no tracks', [], undefined],
	['one track', [short], short],
	['two tracks', [short, long], {ms: 300, lowMs: 90, highMs: 400}],
	['two tracks the other way round', [long, short], {ms: 300, lowMs: 90, highMs: 400}],
	['a track that is done', [none, long], long],
	['tracks that are all done', [none, none], none],
	['a track that is unknown', [long, undefined], undefined],
	['only unknown tracks', [undefined, undefined], undefined],
];

for (const [title, etas, expected] of combinations) {
	test(`of ${title} the longest is ${expected === undefined ? 'unknown' : `${expected.ms} ms`}`, () => {
		assert.deepEqual(combineEtas(etas), expected);
	});
}

const later = fc.oneof(fc.integer({min: 0, max: 20_000}), fc.integer({min: 0, max: 1_000_000}));

test('whatever is observed, an ETA is a number, not negative, and within its range', () => {
	fc.assert(
		fc.property(anyObservations, later, (observations, laterMs) => {
			const {ms, lowMs, highMs} = etaAfter(observations, laterMs) ?? none;
			assert.ok(lowMs >= 0);
			assert.ok(lowMs <= ms);
			assert.ok(ms <= highMs);
			assert.ok(Number.isFinite(highMs));
		}),
		{numRuns: 300},
	);
});

/** The conditions of the rule, counted independently of the code. */
type Seen = {readonly counter: Counter; readonly changes: number; readonly baseMs: number; readonly last: Observation};

function watch(observations: readonly Observation[]): Seen {
	let seen: Seen = {counter: createCounter(), changes: 0, baseMs: 0, last: lastOf(observations)};
	for (const [index, observation] of observations.entries()) {
		const {counter, resetBy} = observeCounter(seen.counter, observation);
		const isNew = index === 0 || resetBy !== undefined || observation.target !== observations[index - 1]?.target;
		const hasGrown = observation.value > (observations[index - 1]?.value ?? observation.value);
		const changes = isNew ? 0 : seen.changes + (hasGrown ? 1 : 0);
		seen = {counter, changes, baseMs: isNew ? observation.monotonicMs : seen.baseMs, last: observation};
	}

	return seen;
}

test('whatever is observed, there is an ETA exactly after three changes and a minute, and not during a stall', () => {
	let known = 0;
	fc.assert(
		fc.property(anyObservations, later, (observations, laterMs) => {
			const {counter, changes, baseMs, last} = watch(observations);
			const monotonicMs = last.monotonicMs + laterMs;
			const isDone = last.value >= last.target;
			const isKnown = changes >= 3 && last.monotonicMs - baseMs >= 60_000;
			const isExpected = last.target > 0 && (isDone || (isKnown && stallOf(counter, monotonicMs) === undefined));
			assert.equal(etaOf(counter, monotonicMs) !== undefined, isExpected);
			known += isExpected && !isDone ? 1 : 0;
		}),
		{numRuns: 300},
	);
	assert.ok(known > 10, `only ${known} examples had an ETA`);
});
