import assert from 'node:assert/strict';
import test from 'node:test';
import type {Command} from '../../../source/monitor/command.js';
import {applyCommand} from '../../../source/monitor/reduce/apply-command.js';
import {selectPlaces} from '../../../source/monitor/select/places.js';
import type {State} from '../../../source/monitor/state.js';
import {createState, fold, read, report, type Step} from '../../helpers/facts.js';

const clusters = [
	{address: 'a:1', tenants: ['one', 'two']},
	{address: 'b:1', tenants: ['two']},
];
const initial = createState(clusters, {at: 0, monotonicMs: 0}, 2000);

function obeyAll(state: State, ...commands: readonly Command[]): State {
	let next = state;
	for (const command of commands) {
		next = applyCommand(next, command);
	}

	return next;
}

function selected(state: State): readonly string[] {
	return selectPlaces(state)
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
		const state = obeyAll(initial, ...steps.map((by) => move(by)));
		assert.deepEqual(selected(state), [expected]);
	});
}

test('the selection keeps the tenant, not the row', () => {
	const moved = obeyAll(initial, move(1));
	const turned = {...moved, clusters: moved.clusters.toReversed()};
	assert.deepEqual(selected(turned), ['two@a:1']);
});

test('where nothing is watched nothing is selected, and a move does no harm', () => {
	const empty = createState([], {at: 0, monotonicMs: 0}, 2000);
	assert.equal(obeyAll(empty, move(1)).view.selected, undefined);
});

/** Five events: a first sight, then four words of one phase. */
const words = ['WAIT_TENANT_RESTORE_FINISH', 'RESTORING', 'RESTORE_PRE', 'RESTORE_WAIT_LS', 'RESTORING'];
const story = words.map((status, index): Step => read(index * 2, report({status})));
const scroll = (by: number): Command => ({type: 'scrollEvents', by});

const scrolls: ReadonlyArray<readonly [name: string, steps: readonly number[], eventsBack: number]> = [
	['follows until a key says otherwise', [], 0],
	['one line up', [-1], 1],
	['up and down again follows', [-2, 2], 0],
	['down at the end goes on following', [3], 0],
	['no further up than to the oldest event', [-99], 4],
	['a key too many at the top does not have to be taken back', [-99, -99, 1], 3],
	['to the oldest', [-Infinity], 4],
	['back to the newest', [-3, Infinity], 0],
];

for (const [name, steps, eventsBack] of scrolls) {
	test(`event log: ${name}`, () => {
		const state = fold(story);
		assert.equal(state.events.length, 5);
		assert.equal(obeyAll(state, ...steps.map((by) => scroll(by))).view.eventsBack, eventsBack);
	});
}

test('an empty event log cannot be scrolled', () => {
	assert.equal(obeyAll(initial, scroll(-1)).view.eventsBack, 0);
});

const toggleHelp: Command = {type: 'toggleHelp'};
const goBack: Command = {type: 'goBack'};

const screens: ReadonlyArray<readonly [name: string, commands: readonly Command[], screen: string]> = [
	['begins with the overview', [], 'overview'],
	['help opens', [toggleHelp], 'help'],
	['the same key closes help', [toggleHelp, toggleHelp], 'overview'],
	['back leads out of help', [toggleHelp, goBack], 'overview'],
	['back on the overview stays there', [goBack], 'overview'],
];

for (const [name, commands, screen] of screens) {
	test(`screen: ${name}`, () => {
		assert.equal(obeyAll(initial, ...commands).view.screen, screen);
	});
}

test('every wish to draw again is another state', () => {
	assert.equal(obeyAll(initial, {type: 'redraw'}, {type: 'redraw'}).view.redraws, 2);
});

test('the wish to quit is written down, and everything else stays for the last lines', () => {
	const state = fold(story);
	assert.deepEqual(applyCommand(state, {type: 'quit'}), {...state, isQuitAsked: true});
});

test('the wish to quit with the last screen left behind says both', () => {
	const state = fold(story);
	assert.deepEqual(applyCommand(state, {type: 'quitLeavingScreen'}), {...state, isQuitAsked: true, isScreenLeft: true});
});

test('a plain quit leaves no screen behind', () => {
	assert.equal(applyCommand(initial, {type: 'quit'}).isScreenLeft, false);
});

test('stops and returns are counted, each by itself', () => {
	const {suspends, returns} = obeyAll(initial, {type: 'suspend'}, {type: 'takeTerminalAgain'}, {type: 'suspend'}).view;
	assert.deepEqual([suspends, returns], [2, 1]);
});

test('every wish to ask at once is counted', () => {
	assert.equal(obeyAll(initial, {type: 'refresh'}, {type: 'refresh'}).refreshes, initial.refreshes + 2);
});

const wishes: readonly Command[] = [
	move(1),
	scroll(-1),
	toggleHelp,
	goBack,
	{type: 'redraw'},
	{type: 'suspend'},
	{type: 'takeTerminalAgain'},
];

for (const command of wishes) {
	test(`${command.type} changes only what is looked at`, () => {
		const state = fold(story);
		assert.deepEqual(applyCommand(state, command), {...state, view: applyCommand(state, command).view});
	});
}
