import assert from 'node:assert/strict';
import test from 'node:test';
import {placeholderOf, readPlacedRows} from '../../source/ui/placeholder.js';
import {widthOf} from '../../source/ui/line/width.js';

test('each of a thousand rows has a placeholder of its own, one cell wide', () => {
	const placeholders = Array.from({length: 1000}, (_, index) => placeholderOf(index));
	assert.equal(new Set(placeholders).size, 1000);
	assert.ok(placeholders.every((placeholder) => widthOf(placeholder) === 1));
});

const [zero, one] = [placeholderOf(0), placeholderOf(1)];

const frames = [
	[
		'rows in their order',
		`${zero}\n${one}`,
		[
			{index: 0, inset: ''},
			{index: 1, inset: ''},
		],
	],
	[
		'rows in another order',
		`${one}\n${zero}`,
		[
			{index: 1, inset: ''},
			{index: 0, inset: ''},
		],
	],
	[
		'what a component draws into a row',
		`${zero}\n${one}⠹`,
		[
			{index: 0, inset: ''},
			{index: 1, inset: '⠹'},
		],
	],
	['a row that is left blank', `${zero}\n\n${one}`, [{index: 0, inset: ''}, undefined, {index: 1, inset: ''}]],
	['a row of something else', 'text', [undefined]],
	['no rows at all', '', [undefined]],
] as const;

for (const [title, frame, rows] of frames) {
	test(`a frame is read: ${title}`, () => {
		assert.deepEqual(readPlacedRows(frame), rows);
	});
}
