import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {createJobList, isSameRestore} from '../../source/sql/job-list.js';
import type {JobRow} from '../../source/sql/job-row.js';

function row(isSys: boolean, changes: Partial<JobRow['reading']> & {readonly tenant?: string} = {}): JobRow {
	const {tenant = 'orders', ...reading} = changes;
	return {
		isSys,
		tenant,
		reading: {
			jobId: 2,
			restoreTenantId: 1008,
			status: isSys ? 'SUCCESS' : 'OWN',
			sourceCluster: 'obc',
			sourceTenant: 'shop',
			data: {},
			log: {},
			comment: '',
			...reading,
		},
	};
}

function list(...rows: readonly JobRow[]) {
	return createJobList()(rows).map(({listed}) => listed);
}

const merged = {
	jobId: 2,
	restoreTenantId: 1008,
	status: 'SUCCESS',
	sourceCluster: 'obc',
	sourceTenant: 'shop',
	data: {},
	log: {},
	comment: '',
};

test('two rows of a job are one restore, with the status and the end of the sys row', () => {
	const sys = row(true, {startedAt: 10, finishedAt: 30});
	const own = row(false, {startedAt: 11, finishedAt: 20});
	const expected = [{tenant: 'orders', reading: {...merged, startedAt: 10, finishedAt: 30}}];
	assert.deepEqual(list(sys, own), expected);
	assert.deepEqual(list(own, sys), expected);
});

test('figures come from either row, those of the own row first', () => {
	const sys = row(true, {data: {percent: 1, totalBytes: 9}, log: {restoreScn: 5n}});
	const own = row(false, {data: {percent: 2}, log: {recoverScn: 4n}});
	const [found] = list(sys, own);
	assert.deepEqual(found?.reading.data, {percent: 2, totalBytes: 9});
	assert.deepEqual(found?.reading.log, {restoreScn: 5n, recoverScn: 4n});
});

for (const [sysComment, ownComment, expected] of [
	['', 'why', 'why'],
	['why', '', 'why'],
	['of all', 'of one', 'of all'],
	['', '', ''],
] as const) {
	test(`the reasons ${JSON.stringify(sysComment)} and ${JSON.stringify(ownComment)}: ${expected}`, () => {
		assert.equal(
			list(row(true, {comment: sysComment}), row(false, {comment: ownComment}))[0]?.reading.comment,
			expected,
		);
	});
}

test('one row is enough, and what the sys row does not have is in the other', () => {
	assert.equal(list(row(false))[0]?.reading.status, 'OWN');
	assert.equal(list(row(true))[0]?.reading.status, 'SUCCESS');
	const empty = row(true, {status: '', tenant: '', sourceCluster: '', sourceTenant: '', restoreTenantId: 0});
	assert.deepEqual(list(empty, row(false)), [{tenant: 'orders', reading: {...merged, status: 'OWN'}}]);
});

test('a restore without a name is left out', () => {
	assert.deepEqual(list(row(true, {tenant: ''})), []);
});

test('one job id with two tenants is two restores; an unknown tenant is any', () => {
	const other = row(true, {restoreTenantId: 1010, tenant: 'other'});
	assert.deepEqual(
		list(row(true), other, row(false)).map(({tenant}) => tenant),
		['orders', 'other'],
	);
	assert.equal(list(row(true, {restoreTenantId: 0}), row(false)).length, 1);
	assert.ok(isSameRestore({jobId: 1, restoreTenantId: 0}, {jobId: 1, restoreTenantId: 7}));
	assert.ok(!isSameRestore({jobId: 1, restoreTenantId: 8}, {jobId: 1, restoreTenantId: 7}));
	assert.ok(!isSameRestore({jobId: 1, restoreTenantId: 7}, {jobId: 2, restoreTenantId: 7}));
});

test('a tenant that helps to restore tables is marked', () => {
	assert.deepEqual(list(row(true, {tenant: 'AUX_RECOVER$17'}))[0]?.tableRestore, {});
	assert.ok(!('tableRestore' in (list(row(true))[0] ?? {})));
});

test('what has not changed is the same by reference', () => {
	const jobs = createJobList();
	const rows = [row(true), row(false), row(true, {jobId: 3, tenant: 'next'})];
	const first = jobs(rows);
	assert.equal(jobs([...rows]), first);
	const next = jobs([...rows.slice(0, 2), row(true, {jobId: 3, tenant: 'next'})]);
	assert.notEqual(next, first);
	assert.equal(next[0], first[0]);
	assert.notEqual(next[1], first[1]);
	assert.deepEqual(next, first);
});

test('in whatever order rows come, each restore is listed once', () => {
	const rows = [1, 2, 3].flatMap((jobId) =>
		[true, false].map((isSys) => row(isSys, {jobId, restoreTenantId: 1000 + jobId})),
	);
	fc.assert(
		fc.property(fc.shuffledSubarray(rows), (some) => {
			const found = list(...some);
			assert.equal(found.length, new Set(some.map(({reading}) => reading.jobId)).size);
		}),
	);
});
