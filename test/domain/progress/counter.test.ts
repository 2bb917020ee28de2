import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
	createCounter,
	observeCounter,
	type Observation,
	type CounterReset,
} from '../../../source/domain/progress/counter.js';
import {anyObservations, lastOf, motionOf, steadily} from './observations.js';

const past = steadily({seconds: 100});
const last = lastOf(past);

function after(changes: Partial<Observation>): Observation {
	return {...last, monotonicMs: last.monotonicMs + 5000, ...changes};
}

type Row = readonly [title: string, changes: Partial<Observation>, resetBy: CounterReset | undefined];

const nexts: readonly Row[] = [
	['grows', {value: last.value + 1}, undefined],
	['stands', {}, undefined],
	['reaches its target', {value: last.target}, undefined],
	['passes its target', {value: last.target + 1}, undefined],
	['goes back', {value: last.value - 1}, 'wentBack'],
	['goes back to 0', {value: 0}, 'wentBack'],
	['has a higher target', {target: last.target + 1}, 'targetChanged'],
	['has a lower target', {target: last.target - 1}, 'targetChanged'],
	['has another target and goes back', {value: 0, target: 1}, 'targetChanged'],
	['is not read for three half-lives', {monotonicMs: last.monotonicMs + 360_000}, undefined],
	['is not read for longer', {monotonicMs: last.monotonicMs + 360_001}, 'gap'],
];

for (const [title, changes, resetBy] of nexts) {
	test(`a counter that ${title} ${resetBy === undefined ? 'goes on' : `is reset: ${resetBy}`}`, () => {
		const {counter, ...others} = observeCounter(motionOf(past), after(changes));
		assert.deepEqual(others, resetBy === undefined ? {} : {resetBy});
		assert.deepEqual(counter.segment?.last, after(changes));
		assert.deepEqual(counter.segment?.base, resetBy === undefined ? past[0] : after(changes));
		assert.equal((counter.segment?.changes ?? 0) >= 20, resetBy === undefined);
	});
}

const unusable: ReadonlyArray<readonly [title: string, changes: Partial<Observation>]> = [
	['older than the last', {monotonicMs: last.monotonicMs - 1, value: 0}],
	['without a number', {value: NaN}],
	['of an infinite target', {target: Infinity}],
];

for (const [title, changes] of unusable) {
	test(`an observation ${title} changes nothing`, () => {
		const counter = motionOf(past);
		assert.deepEqual(observeCounter(counter, after(changes)), {counter});
		assert.deepEqual(observeCounter(createCounter(), {...last, value: NaN}), {counter: createCounter()});
	});
}

test('a counter that is refreshed rarely is remembered through longer gaps', () => {
	const rare = steadily({seconds: 1000, everySeconds: 100});
	const at = lastOf(rare).monotonicMs;
	const observeAt = (monotonicMs: number) => observeCounter(motionOf(rare), {...lastOf(rare), monotonicMs}).resetBy;
	assert.equal(observeAt(at + 2_400_000), undefined);
	assert.equal(observeAt(at + 2_400_001), 'gap');
});

test('polling every quarter of an hour resets a counter once, not at every poll', () => {
	let counter = createCounter();
	const rebaselines = steadily({seconds: 9000, everySeconds: 900, target: 1e6}).map((observation) => {
		const {counter: next, resetBy} = observeCounter(counter, observation);
		counter = next;
		return resetBy;
	});
	assert.deepEqual(
		rebaselines.filter((resetBy) => resetBy !== undefined),
		['gap'],
	);
	assert.equal(counter.segment?.changes, 9);
});

test('pauses are the times between changes, and the first begins with the first change', () => {
	const values = [0, 0, 0, 1, 1, 2, 5, 5, 5, 6];
	const counter = motionOf(values.map((value, index) => ({monotonicMs: index * 2000, value, target: 100})));
	assert.deepEqual(counter.segment?.pauses, [4000, 2000, 6000]);
	assert.equal(counter.segment?.changes, 4);
	assert.equal(counter.segment?.changedMs, 18_000);
});

test('a lost connection is no pause of the counter', () => {
	const back = {...last, monotonicMs: last.monotonicMs + 200_000, value: last.value + 2000};
	const {counter, resetBy} = observeCounter(motionOf(past), back);
	assert.equal(resetBy, undefined);
	assert.equal(Math.max(...(counter.segment?.pauses ?? [])), 5000);
});

test('a counter that has not moved after a lost connection has not moved at least until then', () => {
	const at = last.monotonicMs;
	const counter = motionOf([
		...past,
		{...last, monotonicMs: at + 200_000},
		{...last, monotonicMs: at + 205_000, value: last.value + 1},
	]);
	assert.equal(counter.segment?.pauses.at(-1), 205_000);
});

test('the first observation is neither a change nor a reset', () => {
	const {counter, ...others} = observeCounter(createCounter(), {monotonicMs: 5, value: 7, target: 9});
	assert.deepEqual(others, {});
	assert.equal(counter.segment?.changes, 0);
});

test('the counter before an observation is not mutated', () => {
	const counter = motionOf(past);
	const before = structuredClone(counter);
	observeCounter(counter, after({value: last.value + 9}));
	assert.deepEqual(counter, before);
});

test('memory does not grow with the observations', () => {
	const sizeOf = (seconds: number) => JSON.stringify(motionOf(steadily({seconds, target: 1e9}))).length;
	assert.ok(sizeOf(50_000) < sizeOf(500) + 100);
	fc.assert(
		fc.property(anyObservations, (observations) => {
			const {pauses = []} = motionOf(observations).segment ?? {};
			assert.ok(pauses.length <= 15);
			assert.ok(pauses.every((pause) => pause >= 0));
			assert.ok(JSON.stringify(motionOf(observations)).length < 1000);
		}),
	);
});
