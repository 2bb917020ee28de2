import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import stringWidth from 'string-width';
import {reduce} from '../../../source/monitor/reduce/reduce.js';
import type {State} from '../../../source/monitor/state.js';
import {drawTable} from '../../../source/ui/parts/restore-table.js';
import {factAt, fold, readAt, reading} from '../../helpers/facts.js';
import {frameOf, textsOf} from '../../helpers/frame.js';
import {foldMany, mixed, moving} from '../../helpers/mixed-states.js';

function draw(state: State, {columns = 100, rows}: {readonly columns?: number; readonly rows: number}) {
	return textsOf(drawTable(frameOf(state, {columns}), {headRows: 1, rows}));
}

test('a row without figures has dotted bars, no percent, and says unknown', () => {
	const state = fold([readAt(0, reading(), 'rt2'), readAt(0, moving, 'rt3')], ['rt2', 'rt3']);
	const [, first = '', second = ''] = draw(state, {rows: 2});
	assert.match(first, /rt2 +restoring +·{5,} +unknown +·{5,}/v);
	assert.doesNotMatch(first, /%|─/v);
	assert.match(second, /rt3 +restoring +━.*52% 115 of 220 GB.*33%/v);
});

test('where there is no room for a bar a dot stands for an unknown share', () => {
	const state = fold([readAt(0, reading(), 'rt2'), readAt(0, moving, 'rt3')], ['rt2', 'rt3']);
	const [head, first, second] = draw(state, {columns: 36, rows: 2});
	assert.equal(head, '   TENANT  STATE     DATA  LOG');
	assert.equal(first, ' ▸ rt2     restoring    ·    ·');
	assert.equal(second, '   rt3     restoring  52%  33%');
});

test('the name outlives all other columns', () => {
	assert.deepEqual(draw(foldMany(2), {columns: 14, rows: 2}).slice(1), [' ▸ tenant-1', '   tenant-2']);
});

test('long names and words of state leave room for the others', () => {
	const tenants = ['n'.repeat(120), 'rt2'];
	const state = fold(
		tenants.map((tenant) => readAt(0, reading({status: 'A_STATUS_OF_SOME_LATER_VERSION'}), tenant)),
		tenants,
	);
	const [, row = ''] = draw(state, {columns: 100, rows: 2});
	assert.match(row, /^ ▸ n+…n+ {2}A_STATUS_OF_SOME_… {2}·/v);
});

test('a name is cut in its middle, and only where no cell is free', () => {
	const tenants = ['prod_orders_europe_2026_11_26_0300', 'prod_orders_europe_2026_11_26_0301'];
	const state = fold(
		tenants.map((tenant) => readAt(0, moving, tenant)),
		tenants,
	);
	const namesAt = (columns: number) =>
		draw(state, {columns, rows: 2})
			.slice(1)
			.map((row) => row.slice(3).split(' ', 1)[0]);
	assert.deepEqual(namesAt(120), tenants);
	assert.deepEqual(namesAt(60), ['prod_o…_0300', 'prod_o…_0301']);
});

const places = [
	['at the top', 0, 1, '35 below'],
	['in the middle', 20, 21, '18 above, 17 below'],
	['at the end', Infinity, 40, '35 above'],
] as const;

for (const [place, by, selected, hidden] of places) {
	test(`a long list with the selection ${place} shows the row, and how many are out of sight`, () => {
		const command = {type: 'moveSelection', by} as const;
		const state = reduce(foldMany(40), factAt(1, {type: 'commanded', command}));
		const [head = '', ...rows] = draw(state, {columns: 80, rows: 5});
		assert.equal(rows.length, 5);
		assert.deepEqual(
			rows.filter((row) => row.startsWith(' ▸ ')).map((row) => row.split(/ +/v, 3)[2]),
			[`tenant-${selected}`],
		);
		assert.ok(head.endsWith(` ${hidden}`), head);
		assert.doesNotMatch(head, /ELAPSED/v);
	});
}

test('a list that fits has titles for all columns and hides nothing', () => {
	const [head = ''] = draw(mixed, {columns: 80, rows: 4});
	assert.match(head, /^ {3}TENANT +STATE +DATA +LOG +ETA +ELAPSED$/v);
});

test('no row of the table is wider than the terminal, however long and wide the names', () => {
	const unit = fc.constantFrom('a', 'Z', '租', '한', '😀', '𠀀', 'e\u{301}', '\u{1B}', '，');
	const tenants = fc.uniqueArray(fc.string({unit, minLength: 1, maxLength: 40}), {minLength: 2, maxLength: 5});
	fc.assert(
		fc.property(tenants, fc.integer({min: 14, max: 200}), (list, columns) => {
			const state = fold(
				list.map((tenant, index) => readAt(0, index % 2 === 0 ? moving : reading(), tenant)),
				list,
			);
			for (const line of draw(state, {columns, rows: list.length})) {
				assert.ok(stringWidth(line) <= columns, line);
			}
		}),
	);
});
