import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {planRows, type RowPlan, type Wanted} from '../../source/ui/layout.js';

const requests: fc.Arbitrary<Wanted> = fc.record({
	rows: fc.nat(120),
	clusters: fc.oneof(fc.constantFrom(1, 2, 3), fc.nat(40)),
	lostClusters: fc.nat(3),
	restores: fc.oneof(fc.constantFrom(0, 1, 2), fc.nat(300)),
	selected: fc.nat(14),
	trouble: fc.nat(8),
	hasFailures: fc.boolean(),
});

function partsOf({gaps, ...parts}: RowPlan): readonly number[] {
	return [...Object.values(parts), ...Object.values(gaps)];
}

function sumOf(plan: RowPlan): number {
	return partsOf(plan).reduce((sum, rows) => sum + rows, 0);
}

test('the parts never have more rows than the terminal, whatever is to be shown', () => {
	fc.assert(
		fc.property(requests, (wanted) => {
			const plan = planRows(wanted);
			assert.ok(sumOf(plan) <= wanted.rows, JSON.stringify(plan));
			assert.ok(partsOf(plan).every((rows) => Number.isSafeInteger(rows) && rows >= 0));
		}),
		{numRuns: 2000},
	);
});

test('no part gets more rows than it can fill', () => {
	fc.assert(
		fc.property(requests, (wanted) => {
			const plan = planRows(wanted);
			assert.ok(plan.table <= wanted.restores);
			assert.ok(plan.selected <= wanted.selected);
			assert.ok(plan.trouble <= wanted.trouble);
		}),
		{numRuns: 2000},
	);
});

test('every row is used as soon as there is an event log: it takes what the others leave', () => {
	fc.assert(
		fc.property(requests, (wanted) => {
			const plan = planRows(wanted);
			fc.pre(plan.events > 0);
			assert.equal(sumOf(plan), wanted.rows);
		}),
	);
});

test('the rule above the events never stands alone', () => {
	fc.assert(
		fc.property(requests, (wanted) => {
			assert.notEqual(planRows(wanted).events, 1);
		}),
	);
});

test('the header is always on the screen, and so is a restore from the second row on', () => {
	const some = requests.filter(({rows, restores, selected}) => rows >= 4 && restores > 0 && selected >= 3);
	fc.assert(
		fc.property(some, (wanted) => {
			const plan = planRows(wanted);
			assert.equal(plan.header, 1);
			assert.ok(plan.table + plan.selected > 0);
		}),
	);
});

test('clusters never have so many lines that the list has hardly any rows', () => {
	const fleets = requests.filter(({rows, restores, trouble}) => rows >= 20 && restores >= 4 && trouble === 0);
	fc.assert(
		fc.property(fleets, (wanted) => {
			const {clusters, table} = planRows(wanted);
			assert.ok(clusters <= wanted.clusters);
			assert.ok(table >= Math.min(wanted.restores, Math.floor(wanted.rows / 5)), `${clusters} beside ${table}`);
		}),
		{numRuns: 2000},
	);
});

test('a single cluster has no line of its own, nor a summary beside the lines of several', () => {
	fc.assert(
		fc.property(requests, (wanted) => {
			assert.equal(planRows({...wanted, clusters: 1}).clusters, 0);
			const {clusters, summary} = planRows(wanted);
			assert.ok(clusters < 2 || summary === 0);
		}),
	);
});

test('a single restore has neither table nor summary', () => {
	fc.assert(
		fc.property(
			requests.map((wanted) => ({...wanted, restores: 1})),
			(wanted) => {
				const {table, tableHead, summary} = planRows(wanted);
				assert.deepEqual([table, tableHead, summary], [0, 0, 0]);
			},
		),
	);
});

const usual = {clusters: 1, lostClusters: 0, trouble: 0, hasFailures: false};
const ladder = [
	[
		'six rows keep the header, three restores with their titles, and the keys',
		{...usual, rows: 6, restores: 40, selected: 8},
		{header: 1, tableHead: 1, table: 3, footer: 1, events: 0, selected: 0, summary: 0},
	],
	[
		'what to do in trouble comes before rows of the table',
		{...usual, rows: 6, restores: 40, selected: 8, trouble: 2},
		{header: 1, tableHead: 0, table: 2, footer: 1, trouble: 2},
	],
	[
		'a message and a hint of two lines leave six rows a restore and the keys',
		{...usual, rows: 6, restores: 40, selected: 8, trouble: 3},
		{header: 1, table: 1, footer: 1, trouble: 3},
	],
	[
		'how many have failed comes before the titles of the columns',
		{...usual, rows: 6, restores: 40, selected: 8, hasFailures: true},
		{header: 1, summary: 1, tableHead: 0, table: 3, footer: 1},
	],
	[
		'in trouble too, it comes before more rows of the table than one',
		{...usual, rows: 8, restores: 40, selected: 8, trouble: 3, hasFailures: true},
		{header: 1, trouble: 3, summary: 1, table: 2, footer: 1},
	],
	[
		'six rows with one restore keep both its tracks',
		{...usual, rows: 6, restores: 1, selected: 9},
		{header: 1, selected: 4, footer: 1, events: 0},
	],
	[
		'six rows have no line for clusters while all of them answer',
		{...usual, rows: 6, clusters: 3, restores: 40, selected: 8},
		{header: 1, clusters: 0, table: 3, footer: 1},
	],
	[
		'eight rows have one for those that do not',
		{...usual, rows: 8, clusters: 3, lostClusters: 1, restores: 40, selected: 8},
		{header: 1, clusters: 1, tableHead: 1, table: 4, footer: 1},
	],
	[
		'24 rows have a line for each of three clusters, and none for the summary',
		{...usual, rows: 24, clusters: 3, restores: 8, selected: 5},
		{header: 1, clusters: 3, summary: 0, tableHead: 1, table: 8, footer: 1, events: 4},
	],
	[
		'30 rows have four for ten clusters',
		{...usual, rows: 30, clusters: 10, restores: 40, selected: 8},
		{header: 1, clusters: 4, tableHead: 1, footer: 1},
	],
	[
		'60 rows with few restores have one for each of twenty',
		{...usual, rows: 60, clusters: 20, restores: 8, selected: 8},
		{header: 1, clusters: 20, tableHead: 1, table: 8, footer: 1},
	],
	[
		'24 rows have every part',
		{...usual, rows: 24, restores: 3, selected: 5, trouble: 2},
		{header: 1, summary: 1, trouble: 2, tableHead: 1, table: 3, selected: 5, footer: 1, events: 5},
	],
] as const;

for (const [name, wanted, expected] of ladder) {
	test(name, () => {
		const plan = planRows(wanted);
		assert.deepEqual({...plan, ...expected}, plan);
	});
}
