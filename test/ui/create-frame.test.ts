import assert from 'node:assert/strict';
import test from 'node:test';
import stringWidth from 'fast-string-width';
import {showName} from '../../source/ui/create-frame.js';
import {drawScreen} from '../../source/ui/screen-lines.js';
import {failedWith, fold, problem, readAt, reading, startedAt, type Step} from '../helpers/facts.js';
import {after, command, foldFleet, lost as silence, readOf} from '../helpers/fleet-states.js';
import {frameOf, textOf, textsOf} from '../helpers/frame.js';
import {mixed, moving} from '../helpers/mixed-states.js';

const names = ['тест', 'größe', '租户', 'rt2'];
const state = fold(
	[
		...names.map((name) => readAt(0, {...moving, sourceTenant: 'маг'}, name)),
		readAt(5, reading({status: 'FAIL', finishedAt: startedAt, comment: 'нет журнала'}), 'rt2'),
		[9, failedWith(problem('refused', {said: 'отказ'}))],
	],
	names,
);
const sizes = [
	[200, 60],
	[120, 30],
	[80, 24],
	[60, 20],
	[40, 6],
] as const;

const fleet = after(
	foldFleet([
		{address: 'a:1', label: 'größe', tenants: names},
		{address: 'b:1', label: '租户', tenants: names},
	]),
	[...names.map((name): Step => [0, readOf('a:1', name, moving)]), [5, silence('b:1')]],
);

for (const [columns, rows] of sizes) {
	test(`where only ASCII can be shown, nothing else is drawn of several clusters at ${columns}×${rows}`, () => {
		for (const shown of [fleet, command(fleet, {type: 'showNextCluster'})]) {
			const lines = textsOf(drawScreen(frameOf(shown, {columns, rows, charset: 'ascii'})));
			assert.deepEqual(
				lines.filter((line) => !/^[\u{20}-\u{7E}]*$/v.test(line)),
				[],
			);
			assert.doesNotMatch(lines.join('\n'), /\?\?/v);
		}
	});

	test(`where only ASCII can be shown, nothing else is drawn at ${columns}×${rows}`, () => {
		const lines = textsOf(drawScreen(frameOf(state, {columns, rows, charset: 'ascii'})));
		assert.deepEqual(
			lines.filter((line) => !/^[\u{20}-\u{7E}]*$/v.test(line)),
			[],
		);
		assert.doesNotMatch(lines.join('\n'), /\?\?/v);
	});

	test(`with signs in ASCII only names and messages have other letters, and no line is wider, at ${columns}×${rows}`, () => {
		const lines = drawScreen(frameOf(state, {columns, rows, charset: 'asciiSigns'}));
		for (const line of lines) {
			const text = textOf(line);
			assert.match(text, /^[\p{Script=Cyrillic}\p{Script=Han}\u{20}-\u{7E}ßö]*$/v);
			assert.ok(stringWidth(text) <= columns);
		}
	});
}

test('a name is made visible before it is spelt', () => {
	assert.equal(showName('д\u{1B}', {charset: 'ascii'}), String.raw`\u0434\x1b`);
	assert.equal(showName('д\u{34F}', {charset: 'wideAmbiguous'}), 'д\u{34F}\\u034f');
});

test('times are in the other zone than at the start while that is chosen', () => {
	const other = command(mixed, {type: 'toggleZone'});
	assert.equal(frameOf(mixed).zone, 'utc');
	assert.equal(frameOf(other).zone, 'local');
	const [header = ''] = textsOf(drawScreen(frameOf(other, {columns: 60})));
	assert.match(header, / [+\-]\d\d:\d\d$/v);
});

test('columns are measured from all restores, and a filter leaves some of them', () => {
	const filtered = command(mixed, {type: 'beginFilter'}, {type: 'typeFilter', text: 'rt'});
	const {restores, candidates} = frameOf(filtered, {charset: 'ascii'});
	assert.deepEqual([restores.length, candidates.length], [3, 4]);
});
