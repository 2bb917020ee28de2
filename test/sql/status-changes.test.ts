import assert from 'node:assert/strict';
import test from 'node:test';
import type {SqlRow} from '../../source/sql/sql-connection.js';
import {decodeStatusChanges} from '../../source/sql/status-changes.js';

function event(
	seconds: string | null,
	...values: ReadonlyArray<readonly [name: string, value: string | null]>
): SqlRow {
	const empty = Object.fromEntries(
		[1, 2, 3, 4, 5, 6].flatMap((place) => [
			[`NAME${place}`, ''],
			[`VALUE${place}`, ''],
		]),
	);
	const given = Object.fromEntries(
		values.flatMap(([name, value], index) => [
			[`NAME${index + 1}`, name],
			[`VALUE${index + 1}`, value],
		]),
	);
	return {CHANGED_AT: seconds, ...empty, ...given};
}

test('changes come oldest first, with the tenant under either of its names', () => {
	const rows = [
		event('1795640098.5', ['job_id', '41'], ['tenant', 'audit'], ['status', 'RESTORE_PRE']),
		event('1795640092.464651', ['job_id', '41'], ['tenant_name', 'audit'], ['status', 'CREATE_TENANT']),
	];
	assert.deepEqual(decodeStatusChanges(rows), [
		{jobId: 41, tenantName: 'audit', status: 'CREATE_TENANT', at: 1_795_640_092_464},
		{jobId: 41, tenantName: 'audit', status: 'RESTORE_PRE', at: 1_795_640_098_500},
	]);
});

test('values are found by their names, wherever they stand', () => {
	const row = event('1795640092', ['tenant_id', '1'], ['status', 'UPGRADE'], ['x', 'y'], ['job_id', ' 7 ']);
	assert.deepEqual(decodeStatusChanges([row]), [{jobId: 7, status: 'UPGRADE', at: 1_795_640_092_000}]);
});

test('a status and a tenant are safe to draw, and one that is not known is kept as it came', () => {
	const row = event('1795640092', ['job_id', '7'], ['tenant', '\u{1B}[2J'], ['status', 'RESTORE_\u{202E}NEW']);
	assert.deepEqual(decodeStatusChanges([row]), [
		{jobId: 7, tenantName: String.raw`\x1b[2J`, status: String.raw`RESTORE_\u202eNEW`, at: 1_795_640_092_000},
	]);
});

const useless: ReadonlyArray<readonly [what: string, row: SqlRow]> = [
	['no column', {}],
	['no time', event(null, ['job_id', '7'], ['status', 'UPGRADE'])],
	['no job', event('1795640092', ['status', 'UPGRADE'])],
	['a job that is no number', event('1795640092', ['job_id', 'x'], ['status', 'UPGRADE'])],
	['no status', event('1795640092', ['job_id', '7'], ['status', null])],
];

for (const [what, row] of useless) {
	test(`an event with ${what} is left out`, () => {
		assert.deepEqual(decodeStatusChanges([row]), []);
	});
}
