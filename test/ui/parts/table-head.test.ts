import assert from 'node:assert/strict';
import test from 'node:test';
import {drawTableHead} from '../../../source/ui/parts/table-head.js';
import {frameOf, textOf} from '../../helpers/frame.js';
import {mixed} from '../../helpers/mixed-states.js';

const table = {...frameOf(mixed, {columns: 70}), today: '2026-11-23'};
const nothing = {above: 0, below: 0};

const heads: ReadonlyArray<readonly [name: string, widths: Readonly<Record<string, number>>, head: string]> = [
	['a title stands over its column', {tenant: 6, state: 9, elapsed: 7}, '   TENANT  STATE      ELAPSED'],
	[
		'columns of one title share it',
		{tenant: 6, dataBar: 5, dataPercent: 5, dataAmount: 9, elapsed: 7},
		'   TENANT  DATA                   ELAPSED',
	],
	[
		'without a bar it stands over the percent',
		{tenant: 6, dataPercent: 5, dataAmount: 9, elapsed: 7},
		'   TENANT  DATA            ELAPSED',
	],
	['a title that is too long is cut', {tenant: 4, state: 3}, '   TEN…  ST…'],
	['without columns there is no title', {}, ''],
];

for (const [name, widths, head] of heads) {
	test(`table head: ${name}`, () => {
		assert.equal(textOf(drawTableHead(table, new Map(Object.entries(widths)), nothing)).trimEnd(), head);
	});
}

const hidden = [
	[{above: 0, below: 3}, '3 below'],
	[{above: 2, below: 0}, '2 above'],
	[{above: 2, below: 3}, '2 above, 3 below'],
] as const;

for (const [counts, text] of hidden) {
	test(`table head: "${text}" stands at the edge, in the place of the last title`, () => {
		const head = textOf(
			drawTableHead(
				table,
				new Map([
					['tenant', 6],
					['elapsed', 7],
				]),
				counts,
			),
		);
		assert.equal(head, `   TENANT${text.padStart(60)}`);
	});
}
