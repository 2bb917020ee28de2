import assert from 'node:assert/strict';
import test from 'node:test';
import {bindings} from '../../../source/ui/keymap.js';
import type {Command} from '../../../source/monitor/command.js';
import type {State} from '../../../source/monitor/state.js';
import {reduce} from '../../../source/monitor/reduce/reduce.js';
import {drawHelp, measureHelp} from '../../../source/ui/screens/help.js';
import {english} from '../../../source/locale/en.js';
import {factAt} from '../../helpers/facts.js';
import {frameOf, textsOf} from '../../helpers/frame.js';
import {mixed} from '../../helpers/mixed-states.js';

const open = {type: 'toggleHelp'} as const;

function after(...commands: readonly Command[]): State {
	let state = mixed;
	for (const command of commands) {
		state = reduce(state, factAt(1, {type: 'commanded', command}));
	}

	return state;
}

/** The labels of the keys that have no character. */
const written: Readonly<Record<string, string>> = {
	'ctrl-c': 'Ctrl-C',
	'ctrl-l': 'Ctrl-L',
	'ctrl-z': 'Ctrl-Z',
	f1: 'F1',
	f5: 'F5',
	f10: 'F10',
	enter: '⏎',
	up: '↑',
	down: '↓',
	home: 'Home',
	end: 'End',
	pageUp: 'PgUp',
	pageDown: 'PgDn',
	escape: 'Esc',
	tab: 'Tab',
	' ': 'Space',
	'shift-enter': '⏎',
	'ctrl-j': '⏎',
	backspace: 'Backspace',
	'shift-backspace': 'Backspace',
	'ctrl-w': 'Ctrl-W',
	'alt-backspace': 'Ctrl-W',
	'ctrl-backspace': 'Ctrl-W',
	'ctrl-u': 'Ctrl-U',
};

test('the help has every key of the key table beside what it does', () => {
	const lines = textsOf(drawHelp(frameOf(mixed, {rows: 120})));
	for (const {keys, help} of bindings) {
		const line = lines.find((text) => text.endsWith(`  ${english.keys[help]}`)) ?? '';
		const shown = line
			.slice(0, line.lastIndexOf(english.keys[help]))
			.trim()
			.replace('1–9', '1 2 3 4 5 6 7 8 9')
			.split(' ');
		assert.deepEqual(new Set(shown), new Set(keys.map((key) => written[key] ?? key)));
	}
});

test('the help explains every word of a filter and every sign, and where figures come from', () => {
	const text = textsOf(drawHelp(frameOf(mixed, {columns: 140, rows: 120}))).join('\n');
	const {helpFilter, helpSigns, helpFigures} = english.screen;
	for (const [sign, meaning] of [...helpFilter, ...helpSigns, ...helpFigures]) {
		assert.ok(text.includes(sign));
		assert.ok(text.includes(meaning));
	}
});

const sizes = [
	[200, 50],
	[120, 30],
	[80, 24],
	[60, 16],
	[40, 6],
	[20, 3],
] as const;

for (const [columns, rows] of sizes) {
	test(`the help fills ${columns}×${rows} and keeps its way back`, () => {
		const lines = textsOf(drawHelp(frameOf(mixed, {columns, rows})));
		assert.equal(lines.length, rows);
		assert.match(lines.at(-1) ?? '', /Esc/v);
	});
}

const small = [
	[80, 24],
	[60, 10],
	[40, 6],
] as const;

for (const [columns, rows] of small) {
	test(`at ${columns}×${rows} every line of the help can be scrolled to, and none is cut`, () => {
		const {end} = measureHelp(frameOf(mixed, {columns, rows}));
		const seen = Array.from({length: end + 1}, (_, by) => {
			const scrolled = after(open, {type: 'scrollHelp', by, end});
			return textsOf(drawHelp(frameOf(scrolled, {columns, rows})))
				.slice(1, -1)
				.join(' ');
		}).join(' ');
		const words = english.screen.helpFigures.flatMap(([, origin]) => origin.split(' '));
		assert.ok(end > 0);
		assert.deepEqual(
			words.filter((word) => !seen.includes(word)),
			[],
		);
		assert.equal(seen.includes('…'), false);
	});
}

test('the help begins at its start whenever it is opened', () => {
	const toEnd = {type: 'scrollHelp', by: 99, end: 5} as const;
	assert.equal(after(open, toEnd).view.helpTop, 5);
	assert.equal(after(open, toEnd, open, open).view.helpTop, 0);
});
