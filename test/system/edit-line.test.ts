import assert from 'node:assert/strict';
import test from 'node:test';
import {editLine, emptyLine} from '../../source/system/edit-line.js';
import {createInputDecoder} from '../../source/text/terminal-input/input-decoder.js';

const edit = (keys: string) => editLine(emptyLine, createInputDecoder().push(keys));

const edited = [
	['Backspace takes a character with its accents', 'ae\u{301}\u{7F}', 'a'],
	['Backspace takes an emoji of several parts', 'a👩‍👩‍👧\u{7F}', 'a'],
	['Ctrl-U takes all', 'two words\u{15}x', 'x'],
	['Ctrl-W takes a word', 'two words\u{17}', 'two '],
	['Ctrl-W takes a word and the blanks after it', 'two words  \u{17}', 'two '],
	['Ctrl-W takes blanks alone', '  \u{17}', ''],
	['Alt-Backspace takes a word', 'two words\u{1B}\u{7F}', 'two '],
	['other control keys do nothing', 'a\u{1}\u{5}\u{B}\u{10}\u{16}b', 'ab'],
	['arrows, function keys and Alt do nothing', 'a\u{1B}[D\u{1B}OP\u{1B}[3~\u{1B}xb', 'ab'],
	[
		'focus events, mouse and answers do nothing',
		'\u{1B}[Ia\u{1B}[O\u{1B}[M !!\u{1B}[<0;1;1M\u{1B}[3;1R\u{1B}]11;rgb:0/0/0\u{7}b',
		'ab',
	],
	['a tab is a character', 'a\tb', 'a\tb'],
	['a paste is characters', '\u{1B}[200~a\tb\u{1B}[201~c', 'a\tbc'],
	['control characters of a paste are left out', '\u{1B}[200~a\u{4}\u{15}\0b\u{1B}[201~', 'ab'],
] as const;

for (const [what, keys, text] of edited) {
	test(`a hidden line: ${what}`, () => {
		assert.equal(edit(keys).text, text);
	});
}

test('a line end within a paste ends the line only after the paste, and the rest is dropped', () => {
	assert.deepEqual(edit('\u{1B}[200~secret\nq'), {text: 'secret', end: 'pastedEnter'});
	assert.deepEqual(edit('\u{1B}[200~secret\nq\r\u{1B}[201~q'), {text: 'secret', end: 'enter'});
	assert.deepEqual(edit('\u{1B}[200~secret\nq\u{3}'), {text: '', end: 'interrupt'});
});

test('a paste without a line end does not end the line', () => {
	assert.deepEqual(edit('\u{1B}[200~secret\u{1B}[201~'), {text: 'secret'});
});
