import assert from 'node:assert/strict';
import test from 'node:test';
import {countDifference, type ShownPicture} from './cell-difference.js';

/** A cell a character; those in upper case have a look of their own. */
function picture(...rows: readonly string[]): ShownPicture {
	return rows.map((row) => Array.from(row, (text) => ({text, look: /\p{Lu}/v.test(text) ? 'bold' : ''})));
}

const differences: ReadonlyArray<readonly [title: string, before: ShownPicture, after: ShownPicture, bytes: number]> = [
	['nothing has changed', picture('abc', 'def'), picture('abc', 'def'), 0],
	['one cell: its position and itself', picture('abc'), picture('abx'), 6 + 1],
	[
		'a position further off is longer',
		picture('', ...Array.from({length: 9}, () => ''), `${' '.repeat(99)}a`),
		picture('', ...Array.from({length: 9}, () => ''), `${' '.repeat(99)}b`),
		9 + 1,
	],
	['a gap of three is written again', picture('a...b'), picture('x...y'), 6 + 5],
	['a gap of four is moved over', picture('a....b'), picture('x....y'), 2 * (6 + 1)],
	['runs of different rows are not joined', picture('a', 'b'), picture('x', 'y'), 2 * (6 + 1)],
	['another look of the same text', picture('a'), picture('A'), 6 + 1 + 5],
	['a look is changed once for cells that share it', picture('abc'), picture('ABC'), 6 + 3 + 5],
	['a look that ends within a run is changed back', picture('abc'), picture('ABx'), 6 + 3 + 2 * 5],
	['a look goes on in the next run', picture('A....B'), picture('X....Y'), 2 * (6 + 1) + 5],
	['bytes of text are those of UTF-8', picture('a'), picture('█'), 6 + 3],
	[
		'the right half of a wide character takes none',
		[
			[
				{text: ' ', look: ''},
				{text: ' ', look: ''},
			],
		],
		[
			[
				{text: '租', look: ''},
				{text: '', look: ''},
			],
		],
		6 + 3,
	],
	['all of the first picture is a change', [], picture('ab'), 6 + 2],
];

for (const [title, before, after, bytes] of differences) {
	test(title, () => {
		assert.equal(countDifference(before, after), bytes);
	});
}
