import assert from 'node:assert/strict';
import test from 'node:test';
import {span} from '../../../source/ui/line/line.js';
import {chooseLines, labelled, withoutUnused, type DetailLine} from '../../../source/ui/restore/detail-line.js';
import {textOf} from '../../helpers/frame.js';

const choice: readonly DetailLine[] = [
	{line: [span('title')], priority: 1},
	{line: [span('data')], priority: 2},
	{line: [], priority: 8},
	{line: [span('phase')], priority: 4},
	{line: [span('log')], priority: 3},
];

const chosen = [
	[0, []],
	[1, ['title']],
	[3, ['title', 'data', 'log']],
	[4, ['title', 'data', 'phase', 'log']],
	[9, ['title', 'data', '', 'phase', 'log']],
] as const;

for (const [rows, texts] of chosen) {
	test(`in ${rows} rows are the lines of most priority, in their order: ${texts.join(', ')}`, () => {
		assert.deepEqual(
			chooseLines(choice, rows).map((line) => textOf(line).trimEnd()),
			texts,
		);
	});
}

test('a line without content is no line, and is dropped; an empty line between groups stays', () => {
	const unused = {line: labelled('rate', []), priority: 5};
	assert.deepEqual(
		withoutUnused([unused, ...choice]),
		choice.filter(({line, priority}) => priority === 8 || line.length > 1),
	);
	assert.deepEqual(unused.line, []);
});
