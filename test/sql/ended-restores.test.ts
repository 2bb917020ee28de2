import assert from 'node:assert/strict';
import test from 'node:test';
import {createEndedRestores} from '../../source/sql/ended-restores.js';
import type {Wanted} from '../../source/sql/ended-selection.js';
import type {SqlRow} from '../../source/sql/sql-connection.js';
import {createHistoryServer, endedRow, now, nowSeconds} from './history-server.js';

const never = new AbortController().signal;
const hour: Wanted = {sinceMs: 3_600_000, jobIds: []};

function createRig(rows: readonly SqlRow[] = []) {
	const {server, query} = createHistoryServer(rows);
	const ended = createEndedRestores(query, 5000);
	return {server, ended, read: async (wanted = hour) => ended.read(wanted, never)};
}

function idsOf({jobs}: Awaited<ReturnType<ReturnType<typeof createRig>['read']>>): readonly number[] {
	return jobs.map(({listed}) => listed.reading.jobId);
}

test('reads the columns once, then one statement each time, with a limit of rows and of time', async () => {
	const {server, read} = createRig([endedRow(1, 100)]);
	const first = await read();
	await read();
	assert.deepEqual([idsOf(first), first.isRead, first.serverTime], [[1], true, now]);
	assert.equal(server.asked[0], 'SHOW COLUMNS FROM oceanbase.CDB_OB_RESTORE_HISTORY');
	assert.equal(server.asked.length, 3);
	assert.match(server.asked[1] ?? '', /^SELECT \/\*\+ QUERY_TIMEOUT\(5000000\) \*\/ TENANT_ID, /v);
	assert.match(server.asked[1] ?? '', / ORDER BY FINISH_TIMESTAMP DESC LIMIT 4000$/v);
	assert.doesNotMatch(server.asked.join(' '), /BACKUP_DEST/v);
	assert.match(server.asked[2] ?? '', new RegExp(`> ${nowSeconds - 700} ORDER`, 'v'));
});

test('newest end first, both rows of a job as one', async () => {
	const own = {TENANT_ID: '1002', COMMENT: 'why'};
	const {read} = createRig([endedRow(1, 300), endedRow(2, 100), endedRow(2, 110, own), endedRow(3, 200)]);
	const {jobs} = await read();
	assert.deepEqual(
		jobs.map(({listed: {tenant, reading}}) => [tenant, reading.finishedAt, reading.comment]),
		[
			['tenant_2', now - 100_000, 'why'],
			['tenant_3', now - 200_000, ''],
			['tenant_1', now - 300_000, ''],
		],
	);
});

test('a later read adds to what is known, and without news the list is the same by reference', async () => {
	const {server, read} = createRig([endedRow(1, 1000), endedRow(2, 100)]);
	const first = await read();
	// The server leaves the older one out, as the statement says.
	server.rows = [endedRow(2, 100)];
	const again = await read();
	assert.equal(again.jobs, first.jobs);
	server.rows = [endedRow(2, 100), endedRow(3, 0)];
	const next = await read();
	assert.deepEqual(idsOf(next), [3, 2, 1]);
	assert.equal(next.jobs[1], first.jobs[0]);
});

test('a restore leaves the list when it ended too long ago', async () => {
	const {server, read} = createRig([endedRow(1, 3590), endedRow(2, 100)]);
	assert.deepEqual(idsOf(await read()), [2, 1]);
	server.rows = [endedRow(2, 100)];
	server.clock = nowSeconds + 20;
	assert.deepEqual(idsOf(await read()), [2]);
});

test('now and then all is read again, and what the server has forgotten is forgotten', async () => {
	const {server, read} = createRig([endedRow(1, 100), endedRow(2, 50)]);
	await read();
	server.rows = [endedRow(2, 50)];
	let count = 0;
	// eslint-disable-next-line no-await-in-loop -- one after another
	while (idsOf(await read()).length === 2) {
		count++;
	}

	assert.equal(count, 50);
});

test('without a time only the jobs that are named are read, and listed for as long as they are named', async () => {
	const {server, read} = createRig([endedRow(1, 90_000)]);
	const none = await read({sinceMs: 0, jobIds: []});
	assert.deepEqual([none.jobs, none.isRead, server.asked], [[], true, []]);
	assert.deepEqual(idsOf(await read({sinceMs: 0, jobIds: [1]})), [1]);
	assert.match(server.asked[1] ?? '', / WHERE JOB_ID IN \(1\) ORDER /v);
	const again = await read({sinceMs: 0, jobIds: [1]});
	assert.deepEqual([idsOf(again), server.asked.length], [[1], 2]);
	assert.deepEqual(idsOf(await read({sinceMs: 0, jobIds: []})), []);
});

test('a job that is named is listed beside those of the time', async () => {
	const {read} = createRig([endedRow(1, 90_000), endedRow(2, 100)]);
	assert.deepEqual(idsOf(await read({...hour, jobIds: [1]})), [2, 1]);
	assert.deepEqual(idsOf(await read()), [2]);
});

test('an empty history is a list of nothing', async () => {
	const {read} = createRig();
	assert.deepEqual(await read(), {jobs: [], isRead: true, serverTime: undefined});
});

test('a history that is denied is a problem, which is not asked about again soon', async () => {
	const {server, read} = createRig();
	server.errno = 1142;
	const problem = {reason: 'noView', said: 'refused'};
	assert.deepEqual(await read(), {jobs: [], isRead: false, problem});
	for (let count = 0; count < 64; count++) {
		// eslint-disable-next-line no-await-in-loop -- one after another
		assert.deepEqual(await read(), {jobs: [], isRead: false, problem});
	}

	assert.equal(server.asked.length, 1);
	server.errno = 0;
	server.rows = [endedRow(1, 100)];
	assert.deepEqual(idsOf(await read()), [1]);
});

test('a new connection is asked at once', async () => {
	const {server, ended, read} = createRig([endedRow(1, 100)]);
	server.errno = 1142;
	await read();
	server.errno = 0;
	ended.reconnect();
	const first = await read();
	assert.deepEqual(idsOf(first), [1]);
	ended.reconnect();
	const again = await read();
	assert.equal(again.jobs, first.jobs, 'the same rows are the same list');
	assert.equal(server.asked.filter((sql) => sql.startsWith('SHOW')).length, 3);
});

for (const column of ['FINISH_TIMESTAMP', 'RESTORE_TENANT_NAME', 'JOB_ID', 'STATUS', 'TENANT_ID']) {
	test(`without ${column} there is no history`, async () => {
		const {server, read} = createRig();
		server.columns = server.columns.filter((name) => name !== column);
		const {problem, isRead, isBroken} = await read();
		assert.deepEqual([isRead, isBroken], [false, undefined]);
		assert.deepEqual(problem, {reason: 'noView', said: '', detail: {type: 'missingColumn', column}});
	});
}

test('other columns may be missing', async () => {
	const {server, read} = createRig([endedRow(1, 100, {COMMENT: 'why'})]);
	server.columns = ['TENANT_ID', 'JOB_ID', 'STATUS', 'RESTORE_TENANT_NAME', 'FINISH_TIMESTAMP'];
	const {jobs} = await read();
	assert.equal(jobs.length, 1);
	assert.doesNotMatch(server.asked[1] ?? '', /COMMENT|START_TIMESTAMP|BACKUP|RESTORE_SCN/v);
});

test('after a failure the last list stays, the columns are read again, and reads are left out', async () => {
	const {server, read} = createRig([endedRow(1, 100)]);
	const first = await read();
	server.errno = 1054;
	const failed = await read();
	assert.deepEqual([failed.jobs, failed.isRead], [first.jobs, false]);
	server.errno = 0;
	const next = [await read(), await read(), await read()];
	assert.deepEqual(
		next.map(({isRead}) => isRead),
		[false, false, true],
	);
	assert.equal(server.asked.filter((sql) => sql.startsWith('SHOW')).length, 2);
});

test('a server that breaks the connection is left', async () => {
	const {server, read} = createRig();
	server.errno = -104;
	const {isBroken} = await read();
	assert.equal(isBroken, true);
});

test('thousands of restores are listed up to a limit', async () => {
	const {server, read} = createRig(Array.from({length: 1500}, (_, index) => endedRow(index, index % 3000)));
	const first = await read();
	assert.equal(first.jobs.length, 1500);
	server.rows = Array.from({length: 1500}, (_, index) => endedRow(5000 + index, 0));
	const next = await read();
	assert.equal(next.jobs.length, 2000);
	await read();
	assert.match(server.asked.at(-1) ?? '', /NOW\(6\)\) - 3600 /v, 'all is read again, so that the list does not grow');
});
