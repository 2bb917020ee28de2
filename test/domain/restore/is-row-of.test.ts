import assert from 'node:assert/strict';
import test from 'node:test';
import {isRowOf} from '../../../source/domain/restore/is-row-of.js';
import type {ProgressRow, RestoreReading} from '../../../source/domain/restore-reading.js';
import {reading} from '../../helpers/facts.js';

const named = reading({log: {restoreScn: 5n}, overview: {restore_tenant_name: 'Orders'}});
const bare = reading({log: {}});

function row(facts: Partial<ProgressRow> = {}): ProgressRow {
	return {jobId: 4, restoreTenantId: 1012, status: 'RESTORING', data: {}, log: {}, ...facts};
}

const cases: ReadonlyArray<readonly [title: string, row: ProgressRow, reading: RestoreReading, expected: boolean]> = [
	['the same in everything', row({tenantName: 'Orders', log: {restoreScn: 5n}}), named, true],
	['ids alone, of a view that has no more', row(), named, true],
	['ids alone, of an agent that has no more', row({log: {restoreScn: 5n}}), bare, true],
	['another job', row({jobId: 5}), named, false],
	['another tenant id', row({restoreTenantId: 1014}), named, false],
	['another point to restore to', row({log: {restoreScn: 6n}}), named, false],
	['another name', row({tenantName: 'audit'}), named, false],
	['the name in other letters', row({tenantName: 'ORDERS'}), named, true],
	['the watched name, which the agent repeats differently', row({tenantName: 'rt2'}), named, false],
	['the watched name, of an agent that does not repeat it', row({tenantName: 'RT2'}), bare, true],
	['another than the watched name', row({tenantName: 'rt3'}), bare, false],
];

for (const [title, one, answer, expected] of cases) {
	test(`${title}: ${expected ? 'a row of it' : 'no row of it'}`, () => {
		assert.equal(isRowOf(one, answer, 'rt2'), expected);
	});
}

test('a name that is not safe to draw is compared as it is drawn', () => {
	const hostile = reading({overview: {restore_tenant_name: 'red\u{1B}[31m'}});
	assert.ok(isRowOf(row({tenantName: String.raw`red\x1b[31m`}), hostile, 'rt2'));
	assert.ok(isRowOf(row({tenantName: String.raw`red\x1b[31m`}), bare, 'red\u{1B}[31m'));
});
