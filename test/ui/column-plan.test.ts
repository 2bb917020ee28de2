import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {gutter, planColumns, type ColumnRequest} from '../../source/ui/column-plan.js';

type Growth = NonNullable<ColumnRequest['column']['growth']>;

/** A column of a made-up table. */
function request(key: string, priority: number, {wanted = 5, gap = 2, growth}: Partial<Shape> = {}) {
	return {column: {key, priority, gap, ...(growth === undefined ? {} : {growth})}, wanted};
}

type Shape = {readonly wanted: number; readonly gap: number; readonly growth: Growth};

const shapes: fc.Arbitrary<Partial<Shape>> = fc.record(
	{
		wanted: fc.nat(40),
		gap: fc.nat(3),
		growth: fc.record({share: fc.double({min: 0, max: 1, noNaN: true}), upTo: fc.integer({min: 40, max: 60})}),
	},
	{requiredKeys: []},
);
const tables: fc.Arbitrary<readonly ColumnRequest[]> = fc
	.array(fc.tuple(shapes, fc.nat(9)), {maxLength: 12})
	.map((list) => list.map(([shape, priority], index) => request(`column ${index}`, priority, shape)));
const terminals = fc.nat(300);

test('the columns and their gaps never take more than the row', () => {
	fc.assert(
		fc.property(tables, terminals, (requests, columns) => {
			const widths = planColumns(requests, columns);
			let taken = gutter;
			for (const {column} of requests) {
				const width = widths.get(column.key);
				taken += width === undefined ? 0 : column.gap + width;
			}

			assert.ok(widths.size === 0 || taken < columns);
		}),
		{numRuns: 2000},
	);
});

test('a column has all the cells that it needs or is left out', () => {
	fc.assert(
		fc.property(tables, terminals, (requests, columns) => {
			const widths = planColumns(requests, columns);
			for (const {column, wanted} of requests) {
				const width = widths.get(column.key) ?? wanted;
				assert.ok(Number.isSafeInteger(width));
				assert.ok(column.growth === undefined ? width === wanted : width >= wanted);
			}
		}),
	);
});

test('a column is left out only where its cells are not free', () => {
	const three = [request('last', 3), request('first', 1), request('second', 2)];
	const shown = (columns: number) => planColumns(three, columns).keys().toArray().toSorted();
	assert.deepEqual(shown(gutter + 7), []);
	assert.deepEqual(shown(gutter + 8), ['first']);
	assert.deepEqual(shown(gutter + 15), ['first', 'second']);
	assert.deepEqual(shown(gutter + 22), ['first', 'last', 'second']);
});

test('where a column does not fit a narrower one of less priority may', () => {
	const requests = [request('first', 1), request('wide', 2, {wanted: 30}), request('narrow', 3, {wanted: 2})];
	assert.deepEqual(
		planColumns(requests, gutter + 20)
			.keys()
			.toArray(),
		['first', 'narrow'],
	);
});

test('a column without a width is not shown', () => {
	assert.deepEqual(
		planColumns([request('eta', 1, {wanted: 0})], 100)
			.keys()
			.toArray(),
		[],
	);
});

const growing = [
	request('data', 1, {growth: {share: 0.6, upTo: 40}}),
	request('log', 2, {growth: {share: 1, upTo: 30}}),
];

test('what is left goes to the growing columns, each by its share of what the former ones left', () => {
	assert.deepEqual(Object.fromEntries(planColumns(growing, gutter + 1 + 14 + 10)), {data: 11, log: 9});
});

test('a growing column is never wider than its limit', () => {
	assert.deepEqual(Object.fromEntries(planColumns(growing, 300)), {data: 40, log: 30});
});

test('where one of the growing columns is left out the other does not grow', () => {
	assert.deepEqual(Object.fromEntries(planColumns(growing, gutter + 1 + 12)), {data: 5});
});
