import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {gap, gutter, planColumns, type ColumnPlan, type ColumnWishes} from '../../source/ui/column-plan.js';

// From 14 columns on there is room for a name; below, the terminal cuts the row itself.
const wishes: fc.Arbitrary<ColumnWishes> = fc.record({
	columns: fc.integer({min: 14, max: 400}),
	tenant: fc.nat(130),
	state: fc.nat(60),
	dataText: fc.nat(40),
	logText: fc.nat(40),
	eta: fc.nat(20),
});

/** The cells of a row as the table draws it. */
function widthOfRow({tenant, state, eta, elapsed, ...tracks}: ColumnPlan): number {
	const data = widthOfTrack(tracks.dataBar, tracks.dataPercent, tracks.dataText);
	const log = widthOfTrack(tracks.logBar, tracks.logPercent, tracks.logText);
	const end = (eta === 0 ? 0 : gap + eta) + (elapsed === 0 ? 0 : gap + elapsed);
	return gutter + tenant + (state === 0 ? 0 : gap + state) + data + log + end;
}

function widthOfTrack(bar: number, percent: number, text: number): number {
	return (bar === 0 ? 0 : gap + bar) + percent + (text === 0 ? 0 : 1 + text);
}

test('a row is never wider than the terminal, however long its names and words are', () => {
	fc.assert(
		fc.property(wishes, (wanted) => {
			assert.ok(widthOfRow(planColumns(wanted)) <= wanted.columns);
		}),
		{numRuns: 2000},
	);
});

test('no column has a negative or a broken width', () => {
	fc.assert(
		fc.property(
			wishes.map((wanted) => ({...wanted, columns: wanted.columns - 14})),
			(wanted) => {
				assert.ok(Object.values(planColumns(wanted)).every((cells) => Number.isSafeInteger(cells) && cells >= 0));
			},
		),
	);
});

test('who it is outlives all other columns', () => {
	fc.assert(
		fc.property(wishes, (wanted) => {
			assert.ok(planColumns(wanted).tenant >= 6);
		}),
	);
});

test('a bar never stands without its percent, nor the log’s without the data’s', () => {
	fc.assert(
		fc.property(wishes, (wanted) => {
			const plan = planColumns(wanted);
			assert.ok(plan.dataBar === 0 || plan.dataPercent > 0);
			assert.ok(plan.logBar === 0 || (plan.logPercent > 0 && plan.dataBar > 0));
		}),
	);
});

test('a long name and a long word of state leave room for the others', () => {
	fc.assert(
		fc.property(wishes, (wanted) => {
			const {tenant, state} = planColumns(wanted);
			assert.ok(tenant <= 24);
			assert.ok(state <= 18);
		}),
	);
});

const wanted = {tenant: 6, state: 12, dataText: 13, logText: 12, eta: 8};
const ladder = [
	[200, ['tenant', 'state', 'dataBar', 'dataPercent', 'dataText', 'logBar', 'logPercent', 'logText', 'eta', 'elapsed']],
	[120, ['tenant', 'state', 'dataBar', 'dataPercent', 'dataText', 'logBar', 'logPercent', 'logText', 'eta', 'elapsed']],
	[80, ['tenant', 'state', 'dataBar', 'dataPercent', 'logBar', 'logPercent', 'eta', 'elapsed']],
	[60, ['tenant', 'state', 'dataBar', 'dataPercent', 'logBar', 'logPercent', 'elapsed']],
	[40, ['tenant', 'state', 'dataPercent', 'logPercent']],
	[14, ['tenant']],
] as const;

for (const [columns, parts] of ladder) {
	test(`${columns} columns show ${parts.join(', ')}`, () => {
		const shown = Object.entries(planColumns({...wanted, columns})).filter(([, cells]) => cells > 0);
		assert.deepEqual(
			shown.map(([part]) => part),
			parts,
		);
	});
}
