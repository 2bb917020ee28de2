import assert from 'node:assert/strict';
import test from 'node:test';
import type {Command} from '../../../source/monitor/command.js';
import {reduce} from '../../../source/monitor/reduce/reduce.js';
import {selectShown} from '../../../source/monitor/select/shown.js';
import {screenOf, type State} from '../../../source/monitor/state.js';
import {address, createState, factAt, fold, readAt, reading, type Step} from '../../helpers/facts.js';
import {mixed} from '../../helpers/mixed-states.js';

function after(state: State, ...steps: readonly Step[]): State {
	let next = state;
	for (const [second, fact] of steps) {
		next = reduce(next, factAt(second, fact));
	}

	return next;
}

const press = (...commands: readonly Command[]): readonly Step[] =>
	commands.map((command): Step => [1, {type: 'commanded', command}]);

const open: Command = {type: 'openDetail'};
const next: Command = {type: 'moveSelection', by: 1};

function selected(state: State): string | undefined {
	return selectShown(state).find(({isSelected}) => isSelected)?.tenant;
}

test('the detail shows the selected restore, and stays with it when the order of the list changes', () => {
	const opened = after(mixed, ...press(next, open));
	assert.equal(screenOf(opened.view), 'detail');
	const tenant = selected(opened);
	assert.equal(tenant, selectShown(mixed)[1]?.tenant);
	const failed = after(opened, readAt(2, reading({status: 'FAIL', finishedAt: 1}), tenant));
	assert.notDeepEqual(failed.list.keys, mixed.list.keys);
	assert.equal(selected(failed), tenant);
});

test('of the first restore, which nobody has selected, it shows that one from then on', () => {
	const opened = after(mixed, ...press(open));
	assert.equal(opened.view.selected?.tenant, 'rt9');
});

test('without a restore there is no detail', () => {
	const none = createState([{address, tenants: []}], {at: 0, monotonicMs: 0}, 2000);
	assert.equal(screenOf(after(none, ...press(open)).view), 'overview');
});

test('it goes to the next and the previous restore in the order of the list, not beyond its ends', () => {
	const order = selectShown(mixed).map(({tenant}) => tenant);
	const forwards = order.map((_, by) => selected(after(mixed, ...press(open, {type: 'moveSelection', by}))));
	assert.deepEqual(forwards, order);
	assert.equal(selected(after(mixed, ...press(open, {type: 'moveSelection', by: 99}))), order.at(-1));
	assert.equal(selected(after(mixed, ...press(open, next, {type: 'moveSelection', by: -1}))), order[0]);
});

test('it begins at its start, and so does every other restore and kind of view', () => {
	const scrolled = after(mixed, ...press(open, {type: 'scrollDetail', by: 3, end: 9}));
	assert.equal(scrolled.view.detailTop, 3);
	for (const command of [next, {type: 'toggleAllFields'}, {type: 'goBack'}] as const) {
		assert.equal(after(scrolled, ...press(command, ...(command.type === 'goBack' ? [open] : []))).view.detailTop, 0);
	}
});

test('it scrolls no further than its text is long, also after the window has grown', () => {
	const scroll = (by: number, end: number): Command => ({type: 'scrollDetail', by, end});
	assert.equal(after(mixed, ...press(open, scroll(99, 5))).view.detailTop, 5);
	assert.equal(after(mixed, ...press(open, scroll(99, 5), scroll(-1, 2))).view.detailTop, 1);
	assert.equal(after(mixed, ...press(open, scroll(-1, 5))).view.detailTop, 0);
});

test('it begins with what follows from the fields, not with all of them', () => {
	const fields = after(mixed, ...press(open, {type: 'toggleAllFields'}));
	assert.equal(fields.view.hasAllFields, true);
	assert.equal(after(fields, ...press({type: 'goBack'}, open)).view.hasAllFields, false);
});

test('the detail of a restore that leaves the list is closed, also below the help', () => {
	const gone: Step = [2, {type: 'restoresListed', cluster: address, tenants: ['rt2', 'audit', 'rt3']}];
	assert.deepEqual(after(mixed, ...press(open), gone).view.screens, ['overview']);
	assert.deepEqual(after(mixed, ...press(open, {type: 'toggleHelp'}), gone).view.screens, ['overview', 'help']);
	assert.deepEqual(after(mixed, ...press(next, open), gone).view.screens, ['overview', 'detail']);
});

test('the detail of a cluster that is not watched any more is closed', () => {
	const gone: Step = [2, {type: 'clusterRemoved', cluster: address}];
	assert.deepEqual(after(mixed, ...press(open), gone).view.screens, ['overview']);
});

const key = {cluster: address, tenant: 'rt2'};

test('the agent’s own row is kept for the job that it is of, and forgotten with it', () => {
	const read: Step = [3, {type: 'overviewRead', key, jobId: 4, overview: {job_id: 4}}];
	const rowOf = (state: State) => selectShown(state)[0]?.agentRow;
	const base = fold([readAt(0, reading())]);
	assert.deepEqual(rowOf(after(base, read)), {
		readAt: factAt(3, read[1]).at,
		status: 'WAIT_TENANT_RESTORE_FINISH',
		overview: {job_id: 4},
	});
	assert.equal(rowOf(after(base, [3, {type: 'overviewRead', key, jobId: 5}])), undefined);
	assert.equal(rowOf(after(base, read, readAt(4, reading({jobId: 9})))), undefined);
	assert.deepEqual(rowOf(after(base, read, readAt(4, reading()))), rowOf(after(base, read)));
});

test('obshell’s tasks are those of the last answer', () => {
	const tasks = [
		{id: '1', name: 'a', tenant: 'rt2', kind: 'restore', state: '', operator: '', stage: 1, maxStage: 5},
	] as const;
	const known = after(mixed, [3, {type: 'restoreTasksRead', cluster: address, tasks}]);
	assert.equal(known.clusters[0]?.restoreTasks, tasks);
	assert.equal(mixed.clusters[0]?.restoreTasks, undefined);
});
