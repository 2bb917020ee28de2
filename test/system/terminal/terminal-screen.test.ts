import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createTerminalScreen} from '../../../source/system/terminal/terminal-screen.js';
import {createTerminalTitle} from '../../../source/system/terminal/terminal-title.js';
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
	let now = 0;
	const screen = createTerminalScreen(output, () => now);
	return {
		emulator,
		output,
		screen,
		writes,
		pass(ms: number) {
			now += ms;
		},
		async lines() {
			await emulator.write('');
			return emulator.lines();
		},
	};
}

test('a sequence that draws nothing is sent between two frames, and only while the terminal is ours', async () => {
	const {lines, screen, writes} = open();
	const sequence = '\u{1B}]52;c;eA==\u{7}';
	assert.equal(screen.send(sequence), false);
	assert.deepEqual(writes, []);
	screen.enter();
	screen.draw([row('one')]);
	assert.equal(screen.send('\u{1B}]52;c;eA==\u{7}'), true);
	assert.deepEqual(writes.slice(-1), ['\u{1B}]52;c;eA==\u{7}']);
	screen.draw([row('two')]);
	assert.deepEqual(await lines(), ['two', '', '']);
	screen.leave();
	assert.equal(screen.send('\u{1B}]52;c;eA==\u{7}'), false);
});

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

test('once a minute a change paints the whole screen, so that foreign text goes', async () => {
	const {emulator, lines, pass, screen, writes} = open();
	screen.enter();
	screen.draw([row('one'), row('two')]);
	await emulator.write('\u{1B}[Hwall: lunch');
	pass(59_999);
	screen.draw([row('one'), row('too')]);
	assert.deepEqual(await lines(), ['wall: lunch', 'too', '']);
	pass(1);
	screen.draw([row('one'), row('too')]);
	assert.equal(writes.length, 3, 'nothing is sent where nothing changes');
	screen.draw([row('one'), row('two')]);
	assert.deepEqual(await lines(), ['one', 'two', '']);
	screen.draw([row('one'), row('too')]);
	assert.equal(writes.at(-1), '\u{1B}[2;2Ho');
});

test('a large screen that hardly changes is painted whole less often', async () => {
	const {lines, pass, screen, writes} = open({columns: 200, rows: 40});
	const frame = (first: string) => [row(first), ...Array.from({length: 30}, () => row('x'.repeat(200)))];
	screen.enter();
	screen.draw(frame('one'));
	const whole = writes.at(-1)?.length ?? 0;
	assert.ok(whole > 6000);
	let painted = 0;
	for (let minute = 1; minute <= 20; minute++) {
		pass(60_000);
		screen.draw(frame(String(minute)));
		painted += (writes.at(-1)?.length ?? 0) >= whole - 10 ? 1 : 0;
	}

	await lines();
	assert.equal(painted, 4);
});

/** GNU screen with altscreen off, and some consoles. */
test('without an alternate screen what comes next begins on a line of its own, below the last picture', async () => {
	const {lines, screen, output} = open({rows: 4});
	const {write} = output;
	output.write = (text) => {
		write(text.replaceAll('\u{1B}[?1049h', '').replaceAll('\u{1B}[?1049l', ''));
	};

	screen.enter();
	screen.draw([row('one'), row('two'), row('three'), row('four')]);
	screen.draw([row('one'), row('too'), row('three'), row('four')]);
	screen.leave();
	output.write('rt2 done');
	assert.deepEqual(await lines(), ['too', 'three', 'four', 'rt2 done']);
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

test('a title is put away and set with the screen, sent when it changes, and given back', () => {
	const {output, writes} = open();
	const screen = createTerminalScreen(output, () => 0, createTerminalTitle());
	const sent = () => writes.splice(0).join('');
	screen.setTitle('restop');
	assert.equal(sent(), '');
	screen.enter();
	assert.ok(sent().endsWith('\u{1B}[22;2t\u{1B}]2;restop\u{1B}\\'));
	screen.setTitle('restop');
	screen.setTitle('restop ✓1');
	assert.equal(sent(), '\u{1B}]2;restop ✓1\u{1B}\\');
	screen.leave();
	assert.ok(sent().startsWith('\u{1B}[23;2t'));
	screen.setTitle('restop ✓2');
	screen.send('\u{07}');
	assert.equal(sent(), '');
	screen.enter();
	assert.ok(sent().endsWith(']2;restop ✓2\u{1B}\\'));
});

test('a bell is sent while the screen is entered, and draws nothing', async () => {
	const {lines, screen, writes} = open();
	screen.send('\u{07}');
	screen.enter();
	screen.draw([row('one')]);
	screen.send('\u{07}');
	screen.draw([row('one')]);
	assert.deepEqual(writes.slice(2), ['\u{07}']);
	assert.deepEqual(await lines(), ['one', '', '']);
});
