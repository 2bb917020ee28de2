import assert from 'node:assert/strict';
import test from 'node:test';
import {selectShown, selectShownEvents} from '../../../source/monitor/select/shown.js';
import type {State} from '../../../source/monitor/state.js';
import {after, command, lost, three} from '../../helpers/fleet-states.js';

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
