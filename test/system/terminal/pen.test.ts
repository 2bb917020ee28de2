import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createPen, moveFrom, transition} from '../../../source/system/terminal/pen.js';

const moves: ReadonlyArray<
	readonly [what: string, from: readonly [number, number], to: readonly [number, number], bytes: string]
> = [
	['home', [3, 3], [0, 0], '\u{1B}[H'],
	['the beginning of the next row', [3, 7], [4, 0], '\r\n'],
	['the beginning of this row', [3, 7], [3, 0], '\r'],
	['the beginning of another row', [3, 7], [9, 0], '\u{1B}[10H'],
	['a cell of another row', [3, 7], [9, 4], '\u{1B}[10;5H'],
	['the next cell but one', [3, 7], [3, 8], '\u{1B}[C'],
	['a cell further on', [3, 7], [3, 19], '\u{1B}[12C'],
	['a near one of the first columns', [3, 1], [3, 8], '\u{1B}[7C'],
	['a cell before', [3, 7], [3, 2], '\u{1B}[3G'],
	['a cell of the row, where the column is not known', [3, -1], [3, 8], '\u{1B}[9G'],
	['a cell, where nothing is known', [-1, -1], [0, 8], '\u{1B}[1;9H'],
];

for (const [what, [fromY, fromX], [toY, toX], bytes] of moves) {
	test(`the shortest way to ${what}`, () => {
		assert.equal(moveFrom({y: fromY, x: fromX}, {y: toY, x: toX}), bytes);
	});
}

const transitions: ReadonlyArray<readonly [from: string, to: string, bytes: string]> = [
	['', '', ''],
	['', '36', '\u{1B}[36m'],
	['36', '', '\u{1B}[m'],
	['36', '34', '\u{1B}[34m'],
	['1', '1;31', '\u{1B}[31m'],
	['1;31', '1', '\u{1B}[39m'],
	['1;31', '32', '\u{1B}[0;32m'],
	['1', '2', '\u{1B}[0;2m'],
	['1;36', '2;36', '\u{1B}[22;2m'],
	['94', '31', '\u{1B}[31m'],
	['7', '36', '\u{1B}[0;36m'],
	['38;5;200', '36', '\u{1B}[0;36m'],
];

for (const [from, to, bytes] of transitions) {
	test(`from "${from}" to "${to}" it is ${JSON.stringify(bytes)}`, () => {
		assert.equal(transition(from, to), bytes);
	});
}

test('a style lasts until another one is needed, and a blank needs none', () => {
	const pen = createPen();
	pen.moveTo(0, 0);
	pen.put('a', '36');
	pen.put(' ', '');
	pen.put('b', '36');
	pen.put('c', '');
	assert.equal(pen.finish(), '\u{1B}[H\u{1B}[36ma b\u{1B}[mc');
});

test('on an inverse style a blank shows', () => {
	const pen = createPen();
	pen.put('a', '7');
	pen.put(' ', '');
	assert.equal(pen.finish(), '\u{1B}[7ma\u{1B}[m ');
});

test('what is erased has no background of the style before', () => {
	const pen = createPen();
	pen.put('a', '41');
	pen.eraseRest();
	assert.equal(pen.finish(), '\u{1B}[41ma\u{1B}[m\u{1B}[K');
});
