import assert from 'node:assert/strict';
import test from 'node:test';
import {stripVTControlCharacters} from 'node:util';
import fc from 'fast-check';
import stringWidth from 'string-width';
import {applyCommand} from '../../source/monitor/reduce/apply-command.js';
import type {State} from '../../source/monitor/state.js';
import {paint} from '../../source/ui/line/line.js';
import {drawScreen} from '../../source/ui/screen-lines.js';
import {createTheme} from '../../source/ui/theme.js';
import {failedWith, fold, problem, readAt, reading} from '../helpers/facts.js';
import {frameOf, textsOf} from '../helpers/frame.js';
import {foldMany, mixed, moving, single} from '../helpers/mixed-states.js';

const worlds: ReadonlyArray<readonly [string, State]> = [
	['nothing watched', fold([], [])],
	['before the first answer', fold([])],
	['one restore', single],
	['without figures', fold([readAt(0, reading())])],
	['several restores', mixed],
	['forty restores', foldMany(40)],
	['an agent that does not answer', fold([readAt(0, moving), [5, failedWith(problem('refused'))]])],
	['a hostile name', fold([readAt(0, moving, 'a\u{1B}[31mb')], ['a\u{1B}[31mb'])],
	['wide names', fold([readAt(0, moving, '恢复租户😀')], ['恢复租户😀', '租'])],
];
const states = worlds.flatMap(
	([name, state]) =>
		[
			[name, state],
			[`the help, ${name}`, applyCommand(state, {type: 'toggleHelp'})],
		] as const,
);

function paintAt(state: State, level: 0 | 1): readonly string[] {
	const theme = createTheme(level);
	return drawScreen(frameOf(state)).map((line) => paint(line, theme));
}

for (const [name, state] of states) {
	test(`a screen has exactly its rows, none wider than the terminal: ${name}`, () => {
		fc.assert(
			fc.property(fc.integer({min: 1, max: 220}), fc.nat(70), (columns, rows) => {
				const lines = textsOf(drawScreen(frameOf(state, {columns, rows})));
				assert.equal(lines.length, rows);
				for (const line of lines) {
					assert.ok(stringWidth(line) <= columns, line);
				}
			}),
		);
	});

	test(`without colours no escape is written: ${name}`, () => {
		assert.doesNotMatch(paintAt(state, 0).join(''), /\p{Cc}/v);
		assert.ok(paintAt(state, 1).join('').includes('\u{1B}['));
	});

	test(`colours change no character: ${name}`, () => {
		assert.deepEqual(
			paintAt(state, 1).map((line) => stripVTControlCharacters(line)),
			paintAt(state, 0),
		);
	});
}

test('the screen on top is the one that is drawn', () => {
	const [, help] = textsOf(drawScreen(frameOf(applyCommand(mixed, {type: 'toggleHelp'})))).filter(
		(line) => line !== '',
	);
	assert.match(help ?? '', /^ ─ keys ─/v);
});
