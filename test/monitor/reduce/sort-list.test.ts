import assert from 'node:assert/strict';
import test from 'node:test';
import type {Command} from '../../../source/monitor/command.js';
import type {State} from '../../../source/monitor/state.js';
import {selectShown} from '../../../source/monitor/select/shown.js';
import {reduce} from '../../../source/monitor/reduce/reduce.js';
import {factAt, fold, readAt, reading, startedAt, type Step} from '../../helpers/facts.js';

const at = (percent: number) => reading({status: 'RESTORING', data: {percent}, log: {percent: 100 - percent}});
const tenants = ['rt10', 'rt2', 'rt1'];
const start = fold([readAt(0, at(10), 'rt10'), readAt(0, at(30), 'rt2'), readAt(0, at(20), 'rt1')], tenants);
const next: Command = {type: 'sortByNext', columns: ['tenant', 'data', 'log']};
const reverse: Command = {type: 'reverseSort'};

function press(state: State, second: number, ...commands: readonly Command[]): State {
	return go(state, ...commands.map((command): Step => [second, {type: 'commanded', command}]));
}

function go(state: State, ...steps: readonly Step[]): State {
	let after = state;
	for (const [second, body] of steps) {
		after = reduce(after, factAt(second, body));
	}

	return after;
}

const order = (state: State) => selectShown(state).map(({tenant}) => tenant);
const usual = order(start);

test('each key sorts by the next column that is shown, and after the last one in the usual order', () => {
	const byTenant = press(start, 1, next);
	assert.deepEqual(order(byTenant), ['rt1', 'rt2', 'rt10']);
	const byData = press(byTenant, 1, next);
	assert.deepEqual(order(byData), ['rt2', 'rt1', 'rt10']);
	const byLog = press(byData, 1, next);
	assert.deepEqual(order(byLog), ['rt10', 'rt1', 'rt2']);
	const again = press(byLog, 1, next);
	assert.equal(again.view.sort, undefined);
	assert.deepEqual(order(again), usual);
});

test('an order is reversed and reversed again', () => {
	const byTenant = press(start, 1, next, reverse);
	assert.deepEqual(order(byTenant), ['rt10', 'rt2', 'rt1']);
	assert.deepEqual(order(press(byTenant, 1, reverse)), ['rt1', 'rt2', 'rt10']);
});

test('the usual order reversed has on top what needs nobody', () => {
	const reversed = press(start, 1, reverse);
	assert.deepEqual(order(reversed), usual.toReversed());
	assert.equal(reversed.view.sort?.column, 'state');
	assert.deepEqual(order(press(reversed, 1, reverse)), usual);
});

test('a column that is not shown any more is left for the usual order', () => {
	const byData = press(start, 1, next, next);
	assert.equal(press(byData, 1, {type: 'sortByNext', columns: ['tenant']}).view.sort, undefined);
	assert.equal(press(start, 1, {type: 'sortByNext', columns: []}).view.sort, undefined);
});

test('figures do not change the order until ten seconds have passed', () => {
	const byData = press(start, 1, next, next);
	const soon = go(byData, readAt(4, at(90), 'rt10'));
	assert.deepEqual(order(soon), ['rt2', 'rt1', 'rt10']);
	const later = go(soon, readAt(11, at(90), 'rt10'));
	assert.deepEqual(order(later), ['rt10', 'rt2', 'rt1']);
});

test('time alone changes no order', () => {
	const byData = press(start, 1, next, next);
	const later = go(byData, [60, {type: 'ticked'}]);
	assert.equal(later.view.sort, byData.view.sort);
});

test('a restore that changes its state is put where it belongs at once', () => {
	const byData = press(start, 1, next, next);
	const done = reading({status: 'SUCCESS', finishedAt: startedAt, data: {percent: 100}});
	assert.deepEqual(order(go(byData, readAt(2, done, 'rt10'))), ['rt10', 'rt2', 'rt1']);
});

test('a screen that stands still is not sorted anew', () => {
	const paused = press(start, 1, next, next, {type: 'togglePause'});
	const later = go(paused, readAt(60, at(90), 'rt10'));
	assert.equal(later.view.sort, paused.view.sort);
});

test('the selection follows its restore', () => {
	const chosen = press(start, 1, {type: 'moveSelection', by: 1});
	const before = selectShown(chosen).find(({isSelected}) => isSelected)?.tenant;
	const sorted = press(chosen, 1, next, reverse);
	assert.equal(selectShown(sorted).find(({isSelected}) => isSelected)?.tenant, before);
});
