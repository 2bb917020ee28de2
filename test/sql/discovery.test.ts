import assert from 'node:assert/strict';
import test from 'node:test';
import {createDiscovery, type DiscoveryOptions} from '../../source/sql/discovery.js';
import type {SqlRow} from '../../source/sql/sql-connection.js';
import {createHistoryServer, endedRow, now, nowSeconds} from './history-server.js';

const never = new AbortController().signal;
const day = {sinceMs: 86_400_000};

/** A row of the progress view: the sys tenant's, or the restored tenant's own. */
function runningRow(jobId: number, isSys: boolean, changes: SqlRow = {}): SqlRow {
	return {
		TENANT_ID: isSys ? '1' : String(1000 + jobId),
		JOB_ID: String(jobId),
		STATUS: isSys ? 'WAIT_TENANT_RESTORE_FINISH' : 'RESTORING',
		RESTORE_TENANT_NAME: `tenant_${jobId}`,
		RESTORE_TENANT_ID: String(1000 + jobId),
		STARTED_AT: String(nowSeconds - 60),
		TABLET_COUNT: isSys ? null : '100',
		FINISH_TABLET_COUNT: isSys ? null : '40',
		SERVER_TIME: String(nowSeconds),
		...changes,
	};
}

function bothRows(jobId: number, changes: SqlRow = {}): readonly SqlRow[] {
	return [true, false].map((isSys) => runningRow(jobId, isSys, changes));
}

function createRig(history: readonly SqlRow[] = []) {
	const {server, query} = createHistoryServer(history);
	const discovery = createDiscovery(query, 2000);
	const list = async (rows: readonly SqlRow[], options: DiscoveryOptions = day) => {
		const {found} = await discovery.list(rows, options, never);
		const words = found.restores.map(({reading}) => `${reading.jobId} ${reading.status}`);
		return {...found, words};
	};

	return {server, discovery, list};
}

const running = 'WAIT_TENANT_RESTORE_FINISH';

test('running restores, then those that ended, newest first', async () => {
	const {list} = createRig([endedRow(1, 300), endedRow(2, 100)]);
	const {words, rows, serverTime, hasEnded} = await list([...bothRows(4), ...bothRows(3)]);
	assert.deepEqual(words, [`4 ${running}`, `3 ${running}`, '2 SUCCESS', '1 SUCCESS']);
	assert.deepEqual([rows.length, serverTime, hasEnded], [2, now, true]);
});

test('the history has half of the wait for a statement', async () => {
	const {server, list} = createRig();
	await list([]);
	assert.match(server.asked[1] ?? '', /QUERY_TIMEOUT\(1000000\)/v);
});

test('a restore before its tenant exists has the sys row alone, and an id that is not known', async () => {
	const {list} = createRig();
	const {restores, rows} = await list([runningRow(4, true, {STATUS: 'CREATE_TENANT', RESTORE_TENANT_ID: '0'})]);
	assert.deepEqual(
		restores.map(({tenant, reading}) => [tenant, reading.status, reading.restoreTenantId]),
		[['tenant_4', 'CREATE_TENANT', 0]],
	);
	assert.deepEqual(rows, []);
});

test('a job that is in both views has ended once the sys row is in the history', async () => {
	const {list} = createRig([endedRow(4, 0), endedRow(4, 10, {TENANT_ID: '1004'})]);
	const {words, restores} = await list(bothRows(4));
	assert.deepEqual(words, ['4 SUCCESS']);
	assert.equal(restores[0]?.reading.finishedAt, now);
});

test('while only the tenant’s own row is in the history, the job runs', async () => {
	const own = endedRow(4, 10, {TENANT_ID: '1004'});
	const {list} = createRig([own]);
	const closing = await list([runningRow(4, true, {STATUS: 'RESTORE_SUCCESS'})]);
	assert.deepEqual(closing.words, ['4 RESTORE_SUCCESS']);
	const without = await list([runningRow(4, false)]);
	assert.deepEqual(without.words, ['4 SUCCESS'], 'no view has a sys row');
});

test('a job of another tenant with the same id is another restore', async () => {
	const {list} = createRig([endedRow(4, 10, {RESTORE_TENANT_ID: '2000', RESTORE_TENANT_NAME: 'other'})]);
	const {words} = await list(bothRows(4));
	assert.deepEqual(words, [`4 ${running}`, '4 SUCCESS']);
});

test('a restore that vanished is looked up in the history, also where nothing that ended is wanted', async () => {
	const {server, list} = createRig([endedRow(4, 0, {STATUS: 'FAIL'})]);
	await list(bothRows(4), {sinceMs: 0});
	assert.equal(server.asked.length, 0);
	const after = await list([], {sinceMs: 0});
	assert.match(server.asked.at(-1) ?? '', /WHERE JOB_ID IN \(4\) ORDER/v);
	assert.deepEqual([after.words, after.hasEnded], [['4 FAIL'], true]);
	const later = await list([], {sinceMs: 0});
	assert.deepEqual(later.words, []);
});

test('it is looked up until the history can be read', async () => {
	const {server, list} = createRig([endedRow(4, 0)]);
	await list(bothRows(4), {sinceMs: 0});
	server.errno = 4012;
	const refused = await list(bothRows(5), {sinceMs: 0});
	assert.deepEqual([refused.words, refused.hasEnded], [[`5 ${running}`], false]);
	assert.deepEqual(refused.endedProblem, {reason: 'timeout', said: 'refused'});
	server.errno = 0;
	const words: unknown[] = [];
	for (let round = 0; round < 3; round++) {
		// eslint-disable-next-line no-await-in-loop -- one after another
		const found = await list(bothRows(5), {sinceMs: 0});
		words.push(found.words);
	}

	assert.deepEqual(words, [[`5 ${running}`], [`5 ${running}`], [`5 ${running}`, '4 SUCCESS']]);
});

test('jobs that the caller names are listed whenever they ended, unless they run', async () => {
	const {server, list} = createRig([endedRow(1, 900_000)]);
	const {words} = await list(bothRows(4), {sinceMs: 0, jobIds: [1, 4]});
	assert.deepEqual(words, [`4 ${running}`, '1 SUCCESS']);
	assert.match(server.asked.at(-1) ?? '', /WHERE JOB_ID IN \(1\) ORDER/v);
});

test('without any row there is no clock', async () => {
	assert.ok(!('serverTime' in (await createRig().list([]))));
});

test('where nothing changed, the list is the same by reference; otherwise what did not change in it', async () => {
	const {list} = createRig([endedRow(1, 300)]);
	const rows = [...bothRows(4), ...bothRows(5)];
	const first = await list(rows);
	const again = await list(rows.map((row) => ({...row, SERVER_TIME: String(nowSeconds + 2)})));
	assert.equal(again.restores, first.restores);
	assert.equal(again.serverTime, now + 2000);
	const moved = await list([...bothRows(4), ...bothRows(5, {FINISH_TABLET_COUNT: '41'})]);
	assert.notEqual(moved.restores, first.restores);
	assert.deepEqual(
		moved.restores.map((one, index) => one === first.restores[index]),
		[true, false, true],
	);
});

test('the connection is left after an error that broke it', async () => {
	const {server, discovery} = createRig();
	server.errno = -104;
	const {isBroken} = await discovery.list([], day, never);
	assert.equal(isBroken, true);
});

test('an aborted read gives the reason of the signal', async () => {
	const reason = new Error('left');
	const {discovery} = createRig();
	await assert.rejects(discovery.list([], day, AbortSignal.abort(reason)), (error) => error === reason);
});
