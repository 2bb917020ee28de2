import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createTerminalScreen} from '../../../source/system/terminal/terminal-screen.js';
import {createEmulator} from '../../helpers/emulator.js';

function open({columns = 20, rows = 3} = {}) {
	const emulator = createEmulator({columns, rows});
	const writes: string[] = [];
	const output = {
		columns,
		rows,
		write(text: string) {
			writes.push(text);
			void emulator.write(text);
		},
	};
	const screen = createTerminalScreen(output);
	return {
		emulator,
		output,
		screen,
		writes,
		async lines() {
			await emulator.write('');
			return emulator.lines();
		},
	};
}

const row = (text: string) => [{text, style: ''}];

test('the screen is taken, drawn, and given back as it was', async () => {
	const {emulator, lines, screen} = open();
	await emulator.write('$ restop');
	screen.enter();
	screen.draw([row('one'), row('two')]);
	assert.deepEqual(await lines(), ['one', 'two', '']);
	assert.deepEqual([emulator.isAlternate, emulator.isCursorShown, emulator.isWrapping], [true, false, false]);
	screen.leave();
	assert.deepEqual(await lines(), ['$ restop', '', '']);
	assert.deepEqual([emulator.isAlternate, emulator.isCursorShown, emulator.isWrapping], [false, true, true]);
});

test('a frame is one write, and the same frame none', () => {
	const {screen, writes} = open();
	screen.enter();
	screen.draw([row('one'), row('two')]);
	assert.equal(writes.length, 2);
	screen.draw([row('one'), row('two')]);
	assert.equal(writes.length, 2);
	screen.draw([row('one'), row('too')]);
	assert.deepEqual(writes.slice(2), ['\u{1B}[2;2Ho']);
});

test('what somebody else has written goes with a repaint, and only with it', async () => {
	const {emulator, lines, screen} = open();
	screen.enter();
	screen.draw([row('one'), row('two')]);
	await emulator.write('\u{1B}[Hwall: lunch\r\nnow');
	screen.draw([row('one'), row('two')]);
	assert.deepEqual(await lines(), ['wall: lunch', 'now', '']);
	screen.repaint();
	assert.deepEqual(await lines(), ['one', 'two', '']);
});

test('a terminal of another size is painted in full', async () => {
	const {emulator, lines, output, screen} = open();
	screen.enter();
	screen.draw([row('a long row of words'), row('two'), row('three')]);
	Object.assign(output, {columns: 8, rows: 2});
	emulator.resize({columns: 8, rows: 2});
	screen.draw([row('a long row of words'), row('two'), row('three')]);
	assert.deepEqual(await lines(), ['a long r', 'two']);
	Object.assign(output, {columns: 12, rows: 4});
	emulator.resize({columns: 12, rows: 4});
	screen.draw([row('a long row of words'), row('two'), row('three')]);
	assert.deepEqual(await lines(), ['a long row o', 'two', 'three', '']);
});

test('while the terminal is given away nothing is written, and then all of it', async () => {
	const {emulator, lines, screen, writes} = open();
	screen.enter();
	screen.draw([row('one')]);
	screen.leave();
	const before = writes.length;
	screen.draw([row('two')]);
	screen.repaint();
	screen.leave();
	assert.equal(writes.length, before);
	await emulator.write('a shell was here');
	screen.enter();
	screen.draw([row('two')]);
	assert.deepEqual(await lines(), ['two', '', '']);
});
