import assert from 'node:assert/strict';
import test, {type TestContext} from 'node:test';
import {useInput} from 'ink';
import {createElement} from 'react';
import type {Command} from '../../source/monitor/command.js';
import {bindings, readCommands, type KeyContext} from '../../source/ui/keymap.js';
import {english} from '../../source/locale/en.js';
import {openScreen} from '../helpers/screen.js';

const context: KeyContext = {screen: 'overview', eventLines: 6};

type ProbeProps = {readonly onCommand: (command: Command) => void};

function Probe({onCommand}: ProbeProps) {
	useInput((input, key) => {
		for (const command of readCommands(input, key, context)) {
			onCommand(command);
		}
	});
	return null;
}

/** What these bytes of a keyboard are read as, through Ink's own parser. */
async function press(t: TestContext, bytes: string): Promise<readonly Command[]> {
	const commands: Command[] = [];
	const probe = createElement(Probe, {
		onCommand(command) {
			commands.push(command);
		},
	});
	const screen = openScreen(probe, {columns: 20, rows: 2});
	t.after(screen.close);
	screen.type(bytes);
	await screen.settle();
	return commands;
}

const quit: Command = {type: 'quit'};
const help: Command = {type: 'toggleHelp'};
const redraw: Command = {type: 'redraw'};
const move = (by: number): Command => ({type: 'moveSelection', by});
const scroll = (by: number): Command => ({type: 'scrollEvents', by});

const keys: ReadonlyArray<readonly [name: string, bytes: string, commands: readonly Command[]]> = [
	['q', 'q', [quit]],
	['Ctrl-C', '\u{3}', [quit]],
	['Q', 'Q', [{type: 'quitLeavingScreen'}]],
	['Ctrl-Z', '\u{1A}', [{type: 'suspend'}]],
	['Ctrl-Z after other keys', 'j\u{1A}', [move(1), {type: 'suspend'}]],
	['?', '?', [help]],
	['h', 'h', [help]],
	['F1 of xterm', '\u{1B}OP', [help]],
	['F1 of the Linux console', '\u{1B}[[A', [help]],
	['up', '\u{1B}[A', [move(-1)]],
	['up in application mode', '\u{1B}OA', [move(-1)]],
	['k', 'k', [move(-1)]],
	['down', '\u{1B}[B', [move(1)]],
	['j', 'j', [move(1)]],
	['g', 'g', [move(-Infinity)]],
	['Home', '\u{1B}[H', [move(-Infinity)]],
	['Home of rxvt', '\u{1B}[1~', [move(-Infinity)]],
	['G', 'G', [move(Infinity)]],
	['End', '\u{1B}[F', [move(Infinity)]],
	['PgUp, one line less than a page', '\u{1B}[5~', [scroll(-5)]],
	['PgDn, one line less than a page', '\u{1B}[6~', [scroll(5)]],
	['Ctrl-L', '\u{C}', [redraw]],
	['Esc', '\u{1B}', [{type: 'goBack'}]],
	['keys typed quickly, which arrive as one string', 'jjk', [move(1), move(1), move(-1)]],
	['Ctrl-C after other keys', 'j\u{3}', [move(1), quit]],
	['Ctrl-L after other keys', 'k\u{C}', [move(-1), redraw]],
];

for (const [name, bytes, commands] of keys) {
	test(`the keyboard: ${name}`, async (t) => {
		assert.deepEqual(await press(t, bytes), commands);
	});
}

const idle = [
	['an unbound letter', 'z'],
	['a letter that differs in case', 'R'],
	['a character outside the BMP', '😀'],
	['Enter', '\r'],
	['Tab', '\t'],
	['Backspace', '\u{7F}'],
	['Delete', '\u{1B}[3~'],
	['left', '\u{1B}[D'],
	['right', '\u{1B}[C'],
	['Alt-q', '\u{1B}q'],
	['Ctrl-Q, which is sum control', '\u{11}'],
] as const;

for (const [name, bytes] of idle) {
	test(`the keyboard: ${name} does nothing`, async (t) => {
		assert.deepEqual(await press(t, bytes), []);
	});
}

test('a page of one line still moves by a line', () => {
	const page = bindings.find(({keys: names}) => names.includes('pageUp'));
	assert.deepEqual(page?.command({...context, eventLines: 1}, 'pageUp'), scroll(-1));
});

test('no key is bound twice', () => {
	const all = bindings.flatMap(({keys: names}) => names);
	assert.deepEqual([...new Set(all)], all);
});

test('of the Ctrl keys only those are bound that neither a multiplexer nor the terminal owns', () => {
	const allowed = new Set(['ctrl-c', 'ctrl-z', 'ctrl-l']);
	const bound = bindings.flatMap(({keys: names}) => names).filter((name) => name.startsWith('ctrl-'));
	assert.ok(bound.length > 0);
	assert.deepEqual(
		bound.filter((name) => !allowed.has(name)),
		[],
	);
});

test('what a function key does, a letter does too', () => {
	const found = bindings.filter(({keys: names}) => names.includes('function'));
	assert.ok(found.length > 0);
	assert.ok(found.every(({keys: names}) => names.some((name) => /^[a-z]$/v.test(name))));
});

for (const {label, help: word, footer} of bindings) {
	test(`"${label}" is explained, and the footer’s short form of it is part of it`, () => {
		const short = footer === undefined ? '' : footer.label;
		assert.notEqual(english.keys[word], '');
		assert.notEqual(footer && english.keys.short[footer.word], '');
		assert.ok(label.replaceAll(' ', '').includes(short.replaceAll(' ', '')), short);
	});
}
