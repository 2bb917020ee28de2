import assert from 'node:assert/strict';
import test from 'node:test';
import type {Command} from '../../source/monitor/command.js';
import {createInputDecoder} from '../../source/text/terminal-input/input-decoder.js';
import type {Binding, KeyContext, Mode} from '../../source/ui/keymap.js';
import {readKey, type KeyAction} from '../../source/ui/read-keys.js';

type Context = Parameters<typeof readKey>[1];

const list: KeyContext = {mode: 'list', eventRows: 6};

/** What these bytes of a keyboard are read as, once nothing more follows. */
function press(bytes: string, context: Context = list): readonly KeyAction[] {
	const decoder = createInputDecoder();
	return [...decoder.push(bytes), ...decoder.decide()].flatMap((token) => readKey(token, context) ?? []);
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
	['F5', '\u{1B}[15~', [{type: 'refresh'}]],
	['F10', '\u{1B}[21~', [quit]],
	['q of the kitty protocol', '\u{1B}[113u', [quit]],
	['Ctrl-C of modifyOtherKeys', '\u{1B}[27;5;99~', [quit]],
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
	['Enter', '\r', [{type: 'openDetail'}]],
	['Enter of a keypad', '\u{1B}OM', [{type: 'openDetail'}]],
	['Ctrl-L', '\u{C}', [redraw]],
	['Esc', '\u{1B}', [{type: 'goBack'}]],
	['l', 'l', [{type: 'toggleEvents'}]],
	['/', '/', [{type: 'beginFilter'}]],
	['S', 'S', [{type: 'reverseSort'}]],
	['Space', ' ', [{type: 'togglePause'}]],
	['+', '+', [{type: 'changeInterval', to: 'longer'}]],
	['-', '-', [{type: 'changeInterval', to: 'shorter'}]],
	['t', 't', [{type: 'toggleZone'}]],
	['H', 'H', [{type: 'toggleHeader'}]],
	['keys typed quickly, which arrive as one string', 'jjk', [move(1), move(1), move(-1)]],
	['Ctrl-C after other keys', 'j\u{3}', [move(1), quit]],
	['Ctrl-L after other keys', 'k\u{C}', [move(-1), redraw]],
];

function actionsOf(commands: readonly Command[]): readonly KeyAction[] {
	return commands.map((command) => ({type: 'command', command}));
}

for (const [name, bytes, commands] of keys) {
	test(`the keyboard: ${name}`, () => {
		assert.deepEqual(press(bytes), actionsOf(commands));
	});
}

const idle = [
	['an unbound letter', 'z'],
	['a letter that differs in case', 'R'],
	['a character outside the BMP', '😀'],
	['Shift-Tab', '\u{1B}[Z'],
	['Backspace', '\u{7F}'],
	['Delete', '\u{1B}[3~'],
	['left', '\u{1B}[D'],
	['right', '\u{1B}[C'],
	['another function key', '\u{1B}OQ'],
	['a paste', '\u{1B}[200~q\rQ\u{1B}[201~'],
	['a change of the focus', '\u{1B}[I\u{1B}[O'],
	['a click', '\u{1B}[M qq\u{1B}[<0;1;1M'],
	['an answer of the terminal', '\u{1B}[?1;2c\u{1B}[1;1R\u{1B}]11;rgb:0/0/0\u{7}\u{1B}P1$rq\u{1B}\\'],
	['Alt-q', '\u{1B}q'],
	['Ctrl-Q, which resumes the output', '\u{11}'],
] as const;

const aboutClusters = [
	['1', {type: 'toggleCluster', index: 0}],
	['9', {type: 'toggleCluster', index: 8}],
	['0', {type: 'showAllClusters'}],
	['\t', {type: 'showNextCluster'}],
] as const;

for (const [bytes, command] of aboutClusters) {
	test(`the keyboard: ${JSON.stringify(bytes)} chooses clusters in the list, and not in the help`, () => {
		assert.deepEqual(press(bytes), actionsOf([command]));
		assert.deepEqual(press(bytes, {...list, mode: 'help'}), []);
	});
}

for (const [name, bytes] of idle) {
	test(`the keyboard: ${name} does nothing`, () => {
		assert.deepEqual(press(bytes), []);
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
	['Enter keeps what was typed', 'text', '\r', [{type: 'keepFilter'}]],
	['Backspace deletes a character', 'text', '\u{7F}', [{type: 'eraseFilter', what: 'character'}]],
	['Ctrl-W deletes a word', 'text', '\u{17}', [{type: 'eraseFilter', what: 'word'}]],
	['Ctrl-U deletes all', 'text', '\u{15}', [{type: 'eraseFilter', what: 'all'}]],
	['keys that edit do nothing elsewhere', 'events', '\u{15}\u{17}\u{7F}\r', []],
	['keys of the list do nothing in the events', 'events', 'sS1\t', []],
	['the key that opened the events closes them', 'events', 'l', [{type: 'toggleEvents'}]],
	['movements do nothing in a text field', 'text', '\u{1B}[A', []],
	['function keys do nothing in a text field', 'text', '\u{1B}OP', []],
] as const;

for (const [name, mode, bytes, commands] of elsewhere) {
	test(`the keyboard: ${name}`, () => {
		assert.deepEqual(press(bytes, {...list, mode}), actionsOf(commands));
	});
}

test('in a text field every printable key is a letter, the bound ones too', () => {
	assert.deepEqual(
		press('q?租😀 ', {...list, mode: 'text'}),
		['q', '?', '租', '😀', ' '].map((letter) => ({type: 'letter', letter})),
	);
});

test('a paste into a text field is its letters, without line ends', () => {
	assert.deepEqual(
		press('\u{1B}[200~q\nr\u{1B}[201~', {...list, mode: 'text'}),
		['q', 'r'].map((letter) => ({type: 'letter', letter})),
	);
});

test('letters and commands of one read keep their order', () => {
	assert.deepEqual(press('q\u{3}', {...list, mode: 'text'}), [
		{type: 'letter', letter: 'q'},
		{type: 'command', command: quit},
	]);
});

test('a key is looked up among the bindings of its mode', () => {
	const table: readonly Binding[] = [
		{keys: ['x'], label: 'x', help: 'quit', modes: ['detail'], command: () => redraw},
		{keys: ['x'], label: 'x', help: 'quit', modes: ['list'], command: () => quit},
	];
	const read = (mode: Mode) => press('x', {mode, eventRows: 1, table});
	assert.deepEqual(read('list'), actionsOf([quit]));
	assert.deepEqual(read('detail'), actionsOf([redraw]));
	assert.deepEqual(read('help'), []);
});
