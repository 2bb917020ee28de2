import assert from 'node:assert/strict';
import test from 'node:test';
import {reduce} from '../../../source/monitor/reduce/reduce.js';
import {selectArranged, selectRestores} from '../../../source/monitor/select/restores.js';
import type {State} from '../../../source/monitor/state.js';
import {factAt, fold, readAt, reading, startedAt, type Step} from '../../helpers/facts.js';

const done = reading({status: 'SUCCESS', finishedAt: startedAt});
const broken = reading({status: 'FAIL', finishedAt: startedAt, comment: 'OB_ENTRY_NOT_EXIST(-4018)'});
const tenants = ['over', 'slow', 'quick', 'dead', 'new'];

function namesOf(state: State): readonly string[] {
	return selectArranged(state).map(({tenant}) => tenant);
}

function selectedIn(state: State): string | undefined {
	return selectArranged(state).find(({isSelected}) => isSelected)?.tenant;
}

/** Two restores of 1000 bytes that are read every ten seconds. */
function moveBoth(second: number, {slow, quick}: {readonly slow: number; readonly quick: number}): readonly Step[] {
	const rowOf = (finishedBytes: number) =>
		reading({status: 'RESTORING', data: {percent: finishedBytes / 10, finishedBytes, totalBytes: 1000}, log: {}});
	return [readAt(second, rowOf(slow), 'slow'), readAt(second, rowOf(quick), 'quick')];
}

const movement = Array.from({length: 10}, (_, index) =>
	moveBoth(10 * index, {slow: 20 + 2 * index, quick: 20 + 40 * index}),
).flat();
const moved = fold([...movement, readAt(95, broken, 'dead'), readAt(95, done, 'over')], tenants);

function after(state: State, ...steps: readonly Step[]): State {
	let next = state;
	for (const [second, body] of steps) {
		next = reduce(next, factAt(second, body));
	}

	return next;
}

test('what has failed stands on top, then what runs by its ETA, and last what is over', () => {
	assert.deepEqual(namesOf(moved), ['dead', 'quick', 'slow', 'new', 'over']);
	assert.equal(selectedIn(moved), 'dead');
});

test('reports keep the order given', () => {
	assert.deepEqual(
		selectRestores(moved).map(({tenant}) => tenant),
		tenants,
	);
});

test('figures alone change no order; a state does', () => {
	const overtaken = after(moved, ...moveBoth(100, {slow: 990, quick: 390}));
	assert.deepEqual(namesOf(overtaken), namesOf(moved));
	const ended = after(overtaken, readAt(101, done, 'quick'));
	assert.deepEqual(namesOf(ended), ['dead', 'slow', 'new', 'over', 'quick']);
});

test('the selection moves along the list of the screen, and stays with its tenant when the order changes', () => {
	const down: Step = [96, {type: 'commanded', command: {type: 'moveSelection', by: 1}}];
	const selected = after(moved, down);
	assert.equal(selectedIn(selected), 'quick');
	const ended = after(selected, readAt(101, done, 'quick'));
	assert.equal(selectedIn(ended), 'quick');
	assert.equal(namesOf(ended).at(-1), 'quick');
});

test('a restore that stalls comes before those that run', () => {
	const waiting = Array.from({length: 12}, (_, index) =>
		moveBoth(100 + 20 * index, {slow: 40, quick: 390 + 20 * index}),
	).flat();
	assert.deepEqual(namesOf(after(moved, ...waiting)).slice(0, 3), ['dead', 'slow', 'quick']);
});
