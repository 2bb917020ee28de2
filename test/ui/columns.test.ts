import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type {ColumnWidths} from '../../source/ui/column.js';
import {planColumns} from '../../source/ui/column-plan.js';
import {columns} from '../../source/ui/columns.js';

/** The widths that columns need depend on names and figures: any widths up to large ones. */
const most: Readonly<Record<string, number>> = {
	tenant: 24,
	cluster: 16,
	state: 18,
	dataBar: 5,
	dataPercent: 5,
	dataAmount: 40,
	logBar: 5,
	logPercent: 5,
	logLag: 40,
	eta: 20,
	elapsed: 7,
};
const least: Readonly<Record<string, number>> = {
	...most,
	tenant: 6,
	cluster: 0,
	state: 5,
	dataAmount: 0,
	logLag: 0,
	eta: 0,
};

type Wanted = Readonly<Record<string, number>>;

function plan(wanted: Wanted, terminal: number): ColumnWidths {
	return planColumns(
		columns.map((column) => ({column, wanted: wanted[column.key] ?? 0})),
		terminal,
	);
}

const requests: fc.Arbitrary<Wanted> = fc.record(
	Object.fromEntries(Object.entries(most).map(([key, max]) => [key, fc.integer({min: least[key] ?? 0, max})])),
);
const terminals = fc.integer({min: 14, max: 400});

test('every column has a key of its own and a place of its own in the order of priority', () => {
	assert.deepEqual(columns.map(({key}) => key).toSorted(), Object.keys(most).toSorted());
	assert.equal(new Set(columns.map(({priority}) => priority)).size, columns.length);
});

test('the tenant is shown as long as anything is', () => {
	fc.assert(
		fc.property(requests, fc.integer({min: 28, max: 400}), (wanted, terminal) => {
			assert.ok((plan(wanted, terminal).get('tenant') ?? 0) >= 6);
		}),
	);
});

test('a bar never stands without its percent, nor the log’s without the data’s', () => {
	fc.assert(
		fc.property(requests, terminals, (wanted, terminal) => {
			const widths = plan(wanted, terminal);
			assert.ok(!widths.has('dataBar') || widths.has('dataPercent'));
			assert.ok(!widths.has('logBar') || (widths.has('logPercent') && widths.has('dataBar')));
		}),
	);
});

const usual = {...least, state: 12, dataAmount: 13, logLag: 12, eta: 8};
const fleet = {...usual, cluster: 7};
const ofFleet = columns.map(({key}) => key);
const all = ofFleet.filter((key) => key !== 'cluster');
const ladder = [
	[200, all],
	[120, all],
	[80, ['tenant', 'state', 'dataBar', 'dataPercent', 'logBar', 'logPercent', 'eta', 'elapsed']],
	[60, ['tenant', 'state', 'dataBar', 'dataPercent', 'logBar', 'logPercent', 'eta']],
	[40, ['tenant', 'state', 'dataPercent', 'eta']],
	[34, ['tenant', 'state', 'eta']],
	[14, ['tenant']],
] as const;

const fleetLadder = [
	[200, ofFleet],
	[120, ofFleet],
	[80, ['tenant', 'cluster', 'state', 'dataBar', 'dataPercent', 'logBar', 'logPercent', 'eta', 'elapsed']],
	[60, ['tenant', 'cluster', 'state', 'dataPercent', 'logPercent', 'eta']],
	[44, ['tenant', 'state', 'dataPercent', 'eta']],
	[40, ['tenant', 'state', 'dataPercent', 'eta']],
] as const;

for (const [terminal, keys] of fleetLadder) {
	test(`${terminal} columns show ${keys.join(', ')} of several clusters`, () => {
		const widths = plan(fleet, terminal);
		assert.deepEqual(
			ofFleet.filter((key) => widths.has(key)),
			keys,
		);
	});
}

for (const [terminal, keys] of ladder) {
	test(`${terminal} columns show ${keys.join(', ')}`, () => {
		const widths = plan(usual, terminal);
		assert.deepEqual(
			all.filter((key) => widths.has(key)),
			keys,
		);
	});
}
