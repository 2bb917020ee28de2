import assert from 'node:assert/strict';
import test from 'node:test';
import type {Command} from '../../../source/monitor/command.js';
import {applyCommand} from '../../../source/monitor/reduce/apply-command.js';
import {selectListed} from '../../../source/monitor/select/listed-restores.js';
import {type Screen, type State} from '../../../source/monitor/state.js';
import {createState, fold, readAt, reading, type Step} from '../../helpers/facts.js';

const clusters = [
	{address: 'a:1', tenants: ['one', 'two']},
	{address: 'b:1', tenants: ['two']},
];
const initial = createState(clusters, {at: 0, monotonicMs: 0}, 2000);

function applyAll(state: State, ...commands: readonly Command[]): State {
	let next = state;
	for (const command of commands) {
		next = applyCommand(next, command);
	}

	return next;
}

function selected(state: State): readonly string[] {
	return selectListed(state)
		.filter(({isSelected}) => isSelected)
		.map(({cluster, restore}) => `${restore.tenant}@${cluster.id}`);
}

const move = (by: number): Command => ({type: 'moveSelection', by});

const moves: ReadonlyArray<readonly [name: string, steps: readonly number[], expected: string]> = [
	['no key has been pressed: the first', [], 'one@a:1'],
	['one down', [1], 'two@a:1'],
	['down goes on in the next cluster', [1, 1], 'two@b:1'],
	['there is nothing below the last', [1, 1, 1], 'two@b:1'],
	['a key too many at the end does not have to be taken back', [1, 1, 1, 1, -1], 'two@a:1'],
	['there is nothing above the first', [-1], 'one@a:1'],
	['to the end', [Infinity], 'two@b:1'],
	['to the end and back to the start', [Infinity, -Infinity], 'one@a:1'],
];

for (const [name, steps, expected] of moves) {
	test(`selection: ${name}`, () => {
		const state = applyAll(initial, ...steps.map((by) => move(by)));
		assert.deepEqual(selected(state), [expected]);
	});
}

test('the selection keeps the tenant, not the row', () => {
	const moved = applyAll(initial, move(1));
	const turned = {...moved, clusters: moved.clusters.toReversed()};
	assert.deepEqual(selected(turned), ['two@a:1']);
});

test('where nothing is watched nothing is selected, and a move changes nothing', () => {
	const empty = createState([], {at: 0, monotonicMs: 0}, 2000);
	assert.equal(applyAll(empty, move(1)).view.selected, undefined);
});

/** Five events: the first reading, then four statuses that no version documents. */
const words = ['STEP_1', 'STEP_2', 'STEP_3', 'STEP_4', 'STEP_5'];
const story = words.map((status, index): Step => readAt(index * 2, reading({status})));
/** The number of events on the screen. */
const shown = 2;
const scroll = (by: number): Command => ({type: 'scrollEvents', by, shown});

const scrolls: ReadonlyArray<readonly [name: string, steps: readonly number[], eventsBack: number]> = [
	['follows until a key says otherwise', [], 0],
	['one row up', [-1], 1],
	['up and down again follows', [-2, 2], 0],
	['down at the end goes on following', [3], 0],
	['no further up than until the oldest event is on the screen', [-99], 3],
	['a key too many at the top does not have to be taken back', [-99, -99, 1], 2],
	['to the oldest', [-Infinity], 3],
	['back to the newest', [-3, Infinity], 0],
];

for (const [name, steps, eventsBack] of scrolls) {
	test(`event log: ${name}`, () => {
		const state = fold(story);
		assert.equal(state.events.length, 5);
		assert.equal(applyAll(state, ...steps.map((by) => scroll(by))).view.eventsBack, eventsBack);
	});
}

test('where the screen has grown, scrolling down from the top moves at once', () => {
	const top = applyAll(fold(story), {type: 'scrollEvents', by: -99, shown: 1});
	assert.equal(top.view.eventsBack, 4);
	assert.equal(applyCommand(top, {type: 'scrollEvents', by: 1, shown: 3}).view.eventsBack, 1);
});

const windows = [
	['all events are on the screen', 5],
	['there is more room than events', 9],
] as const;

for (const [name, rows] of windows) {
	test(`nothing is scrolled where ${name}`, () => {
		const state = applyAll(fold(story), {type: 'scrollEvents', by: -1, shown: rows});
		assert.equal(state.view.eventsBack, 0);
	});
}

test('without a row for events the oldest one is the last to scroll to', () => {
	assert.equal(applyAll(fold(story), {type: 'scrollEvents', by: -99, shown: 0}).view.eventsBack, 4);
});

test('an empty event log cannot be scrolled', () => {
	assert.equal(applyAll(initial, scroll(-1)).view.eventsBack, 0);
});

const toggleHelp: Command = {type: 'toggleHelp'};
const goBack: Command = {type: 'goBack'};

const screens: ReadonlyArray<readonly [name: string, commands: readonly Command[], screens: readonly Screen[]]> = [
	['begins with the overview', [], ['overview']],
	['help opens above it', [toggleHelp], ['overview', 'help']],
	['the same key closes help', [toggleHelp, toggleHelp], ['overview']],
	['back leads out of help', [toggleHelp, goBack], ['overview']],
	['back on the overview stays there', [goBack, goBack], ['overview']],
];

for (const [name, commands, stack] of screens) {
	test(`screens: ${name}`, () => {
		assert.deepEqual(applyAll(initial, ...commands).view.screens, stack);
	});
}

test('back never quits', () => {
	assert.equal(applyAll(initial, goBack).isQuitRequested, false);
});

test('every request to draw again is another state', () => {
	assert.equal(applyAll(initial, {type: 'redraw'}, {type: 'redraw'}).view.redraws, 2);
});

test('a request to quit is recorded, and everything else stays for the last lines', () => {
	const state = fold(story);
	assert.deepEqual(applyCommand(state, {type: 'quit'}), {...state, isQuitRequested: true});
});

test('a request to quit and keep the last screen records both', () => {
	const state = fold(story);
	assert.deepEqual(applyCommand(state, {type: 'quitLeavingScreen'}), {
		...state,
		isQuitRequested: true,
		isScreenLeft: true,
	});
});

test('a plain quit keeps no screen', () => {
	assert.equal(applyCommand(initial, {type: 'quit'}).isScreenLeft, false);
});

test('stops and returns are counted, each by itself', () => {
	const {suspends, returns} = applyAll(initial, {type: 'suspend'}, {type: 'takeTerminalAgain'}, {type: 'suspend'}).view;
	assert.deepEqual([suspends, returns], [2, 1]);
});

test('requests to copy and to save a note are counted, each by itself', () => {
	const {noteCopies, noteSaves} = applyAll(initial, {type: 'copyNote'}, {type: 'saveNote'}, {type: 'copyNote'}).view;
	assert.deepEqual([noteCopies, noteSaves], [2, 1]);
});

test('every request to refresh is counted', () => {
	assert.equal(applyAll(initial, {type: 'refresh'}, {type: 'refresh'}).refreshes, initial.refreshes + 2);
});

const viewCommands: readonly Command[] = [
	move(1),
	scroll(-1),
	toggleHelp,
	goBack,
	{type: 'redraw'},
	{type: 'suspend'},
	{type: 'takeTerminalAgain'},
	{type: 'copyNote'},
	{type: 'saveNote'},
];

for (const command of viewCommands) {
	test(`${command.type} changes only what is looked at`, () => {
		const state = fold(story);
		assert.deepEqual(applyCommand(state, command), {...state, view: applyCommand(state, command).view});
	});
}

test('back on the main screen shows all clusters again, and in the help only closes it', () => {
	const filtered = applyAll(initial, {type: 'showNextCluster'}, {type: 'toggleHelp'});
	const closed = applyAll(filtered, {type: 'goBack'});
	assert.equal(closed.view.clusterFilter, 'a:1');
	assert.equal(applyAll(closed, {type: 'goBack'}).view.clusterFilter, undefined);
});

test('selection: moves among the restores that are shown', () => {
	const filtered = applyAll(initial, {type: 'toggleCluster', index: 0});
	assert.deepEqual(selected(applyAll(filtered, move(9))), ['two@a:1']);
});

test('selection: where the filter hides all, what was selected stays so', () => {
	const empty = createState([...clusters, {address: 'c:1', tenants: []}], {at: 0, monotonicMs: 0}, 2000);
	const moved = applyAll(empty, move(1), {type: 'toggleCluster', index: 2}, move(1), {type: 'showAllClusters'});
	assert.deepEqual(selected(moved), ['two@a:1']);
});

test('the bell is on at first, and a key turns it off and on again', () => {
	const toggle = {type: 'toggleBell'} as const;
	const bells = [initial, applyAll(initial, toggle), applyAll(initial, toggle, toggle)].map(({view}) => view.isBellOn);
	assert.deepEqual(bells, [true, false, true]);
});
