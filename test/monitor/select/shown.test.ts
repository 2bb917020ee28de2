import assert from 'node:assert/strict';
import test from 'node:test';
import {
	selectCandidates,
	selectEventList,
	selectSelected,
	selectShown,
	selectShownEvents,
} from '../../../source/monitor/select/shown.js';
import type {State} from '../../../source/monitor/state.js';
import {after, command, lost, readOf, three} from '../../helpers/fleet-states.js';
import {moving} from '../../helpers/mixed-states.js';

const only = (state: State, index: number) => command(state, {type: 'toggleCluster', index});
const rows = (state: State) => selectShown(state).map(({key}) => `${key.tenant}@${key.cluster}`);
const selected = (state: State) =>
	selectShown(state).flatMap(({key, isSelected}) => (isSelected ? [`${key.tenant}@${key.cluster}`] : []));

test('without a filter every restore is shown, what needs a person first', () => {
	assert.equal(rows(three).length, 4);
	assert.equal(rows(three)[0], 'rt9@c:1');
});

test('with a filter the restores of that cluster are, in the same order', () => {
	assert.deepEqual(
		rows(only(three, 0)),
		rows(three).filter((row) => row.endsWith('@a:1')),
	);
	assert.deepEqual(rows(only(three, 1)), ['rt2@b:1']);
});

test('exactly one of those that are shown is selected; one that was hidden is again once it is shown', () => {
	const last = command(three, {type: 'moveSelection', by: 99});
	const [before = ''] = selected(last);
	assert.ok(!before.endsWith('@c:1'));
	const hidden = only(last, 2);
	assert.deepEqual(selected(hidden), ['rt9@c:1']);
	assert.deepEqual(selected(command(hidden, {type: 'showAllClusters'})), [before]);
});

test('a selection that is moved while others are hidden stays', () => {
	const filtered = only(three, 0);
	const [, second = ''] = rows(filtered);
	const moved = command(filtered, {type: 'moveSelection', by: 1}, {type: 'showAllClusters'});
	assert.deepEqual(selected(moved), [second]);
});

test('events of other clusters are hidden, those about the whole cluster are not', () => {
	const state = after(three, [
		[5, lost('b:1')],
		[6, lost('c:1')],
	]);
	const whose = (filtered: State) =>
		selectShownEvents(filtered).map(({cluster, tenant = ''}) => `${tenant}@${cluster}`);
	assert.equal(whose(state).length, state.events.length);
	assert.deepEqual(whose(only(state, 1)), ['rt2@b:1', '@b:1']);
});

const filtered = (text: string, state: State = three) =>
	command(state, {type: 'beginFilter'}, {type: 'typeFilter', text}, {type: 'keepFilter'});

test('both filters go together, in the same order', () => {
	assert.deepEqual(
		rows(filtered('rt')),
		rows(three).filter((row) => row.startsWith('rt')),
	);
	assert.deepEqual(rows(filtered('rt', only(three, 0))), ['rt2@a:1']);
	assert.deepEqual(rows(filtered('nothing')), []);
	assert.equal(selectCandidates(filtered('nothing')).length, 4);
});

test('one of those that a filter by text lets through is selected, and the one before again without it', () => {
	const last = command(three, {type: 'moveSelection', by: 99});
	const [before = ''] = selected(last);
	const some = filtered('rt9', last);
	assert.deepEqual(selected(some), ['rt9@c:1']);
	assert.deepEqual(selected(command(some, {type: 'goBack'})), [before]);
	assert.equal(selectSelected(filtered('nothing')), undefined);
});

test('events go with their restores, those of a whole cluster with its name', () => {
	const state = after(three, [
		[5, lost('b:1')],
		[6, lost('c:1')],
	]);
	const whose = (text: string) =>
		selectShownEvents(filtered(text, state)).map(({cluster, tenant = ''}) => `${tenant}@${cluster}`);
	assert.deepEqual(whose('rt9'), ['rt9@c:1']);
	assert.deepEqual(whose(':failed'), ['rt9@c:1']);
	assert.deepEqual(whose('@dr'), ['rt9@c:1', '@c:1']);
	assert.deepEqual(whose('test'), ['@b:1']);
});

test('the full-screen list has milestones too, and of one restore alone only its own events', () => {
	const state = after(three, [
		[5, readOf('a:1', 'rt2', {...moving, data: {...moving.data, percent: 80}})],
		[6, lost('a:1')],
	]);
	assert.ok(selectEventList(state).length > selectShownEvents(state).length);
	const one = command(state, {type: 'moveSelection', by: 1}, {type: 'toggleOnlySelected'});
	const [row = ''] = selected(one);
	const whose = new Set(selectEventList(one).map(({cluster, tenant = ''}) => `${tenant}@${cluster}`));
	assert.deepEqual([...whose], [row]);
});
