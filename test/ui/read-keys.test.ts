import assert from 'node:assert/strict';
import test, {type TestContext} from 'node:test';
import {setImmediate as nextTurn, setTimeout as delay} from 'node:timers/promises';
import {render} from 'ink-testing-library';
import {createElement} from 'react';
import type {Command} from '../../source/monitor/command.js';
import {createLayout} from '../../source/run/layout.js';
import {App} from '../../source/ui/app.js';
import type {Binding, KeyContext, Mode} from '../../source/ui/keymap.js';
import {readKeys, type KeyAction} from '../../source/ui/read-keys.js';

type Context = Parameters<typeof readKeys>[2];

const list: KeyContext = {mode: 'list', eventRows: 6};

/** Ink waits 20 ms for the rest of a sequence before it takes an Escape for the key. */
const escapeMs = 40;

/** What these bytes of a keyboard are read as, through Ink's own parser. */
async function press(t: TestContext, bytes: string, context: Context = list): Promise<readonly KeyAction[]> {
	const actions: KeyAction[] = [];
	const app = createElement(App, {
		layout: createLayout(),
		onInput(input, key) {
			actions.push(...readKeys(input, key, context));
		},
		onReady: () => undefined,
	});
	const {stdin, unmount} = render(app);
	t.after(unmount);
	// Effects attach the keyboard in a turn of their own.
	await nextTurn();
	stdin.write(bytes);
	await (bytes.endsWith('\u{1B}') ? delay(escapeMs) : nextTurn());
	return actions;
}

const quit: Command = {type: 'quit'};
const help: Command = {type: 'toggleHelp'};
const redraw: Command = {type: 'redraw'};
const move = (by: number): Command => ({type: 'moveSelection', by});
const scroll = (by: number): Command => ({type: 'scrollEvents', by, shown: 6});

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
	['g', 'g', [move(-Number.MAX_SAFE_INTEGER)]],
	['Home', '\u{1B}[H', [move(-Number.MAX_SAFE_INTEGER)]],
	['Home of rxvt', '\u{1B}[1~', [move(-Number.MAX_SAFE_INTEGER)]],
	['G', 'G', [move(Number.MAX_SAFE_INTEGER)]],
	['End', '\u{1B}[F', [move(Number.MAX_SAFE_INTEGER)]],
	['PgUp, one line less than a page', '\u{1B}[5~', [scroll(-5)]],
	['PgDn, one line less than a page', '\u{1B}[6~', [scroll(5)]],
	['Ctrl-L', '\u{C}', [redraw]],
	['Esc', '\u{1B}', [{type: 'goBack'}]],
	['keys typed quickly, which arrive as one string', 'jjk', [move(1), move(1), move(-1)]],
	['Ctrl-C after other keys', 'j\u{3}', [move(1), quit]],
	['Ctrl-L after other keys', 'k\u{C}', [move(-1), redraw]],
];

function actionsOf(commands: readonly Command[]): readonly KeyAction[] {
	return commands.map((command) => ({type: 'command', command}));
}

for (const [name, bytes, commands] of keys) {
	test(`the keyboard: ${name}`, async (t) => {
		assert.deepEqual(await press(t, bytes), actionsOf(commands));
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
	['Ctrl-Q, which resumes the output', '\u{11}'],
] as const;

for (const [name, bytes] of idle) {
	test(`the keyboard: ${name} does nothing`, async (t) => {
		assert.deepEqual(await press(t, bytes), []);
	});
}

const elsewhere = [
	['keys of the screen below do nothing in the help', 'help', 'r', []],
	['keys of the whole program work in the help', 'help', '\u{C}q', [redraw, quit]],
	['Esc leads out of the help', 'help', '\u{1B}', [{type: 'goBack'}]],
	['the key that opened the help closes it', 'help', '?', [help]],
	['Ctrl-C quits in a text field', 'text', '\u{3}', [quit]],
	['Ctrl-L draws again in a text field', 'text', '\u{C}', [redraw]],
	['Esc leads out of a text field', 'text', '\u{1B}', [{type: 'goBack'}]],
	['movements do nothing in a text field', 'text', '\u{1B}[A', []],
	['function keys do nothing in a text field', 'text', '\u{1B}OP', []],
] as const;

for (const [name, mode, bytes, commands] of elsewhere) {
	test(`the keyboard: ${name}`, async (t) => {
		assert.deepEqual(await press(t, bytes, {...list, mode}), actionsOf(commands));
	});
}

test('in a text field every printable key is a letter, the bound ones too', async (t) => {
	assert.deepEqual(
		await press(t, 'q?租😀 ', {...list, mode: 'text'}),
		['q', '?', '租', '😀', ' '].map((letter) => ({type: 'letter', letter})),
	);
});

test('letters and commands of one read keep their order', async (t) => {
	assert.deepEqual(await press(t, 'q\u{3}', {...list, mode: 'text'}), [
		{type: 'letter', letter: 'q'},
		{type: 'command', command: quit},
	]);
});

test('a key is looked up among the bindings of its mode', async (t) => {
	const table: readonly Binding[] = [
		{keys: ['x'], label: 'x', help: 'quit', modes: ['detail'], command: () => redraw},
		{keys: ['x'], label: 'x', help: 'quit', modes: ['list'], command: () => quit},
	];
	const read = async (mode: Mode) => press(t, 'x', {mode, eventRows: 1, table});
	assert.deepEqual(await read('list'), actionsOf([quit]));
	assert.deepEqual(await read('detail'), actionsOf([redraw]));
	assert.deepEqual(await read('help'), []);
});
