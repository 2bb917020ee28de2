import assert from 'node:assert/strict';
import test from 'node:test';
import type {ListedReading} from '../../source/domain/restore-reading.js';
import {explainSql} from '../../source/sql/error-codes.js';
import type {QueryRows, SqlRow} from '../../source/sql/sql-connection.js';
import {createTableRestores, decodeTableRestores} from '../../source/sql/table-restores.js';

const never = new AbortController().signal;
const columns = ['TENANT_ID', 'JOB_ID', 'INITIATOR_JOB_ID', 'AUX_TENANT_NAME', 'TARGET_TENANT_NAME'];

function rowOf(values: readonly string[]): SqlRow {
	return Object.fromEntries(columns.map((name, index) => [name, values[index] ?? null]));
}

const ofSys = rowOf(['1', '9', '0', 'AUX_RECOVER$17', 'shop']);
const ofTarget = rowOf(['1002', '1', '9', 'AUX_RECOVER$17', 'shop']);
const shop = {tenant: 'shop', jobId: 9};

function listed(tenant: string): ListedReading {
	const reading = {
		jobId: 3,
		restoreTenantId: 1008,
		status: 'X',
		sourceCluster: '',
		sourceTenant: '',
		data: {},
		log: {},
		comment: '',
	};
	return tenant.startsWith('AUX') ? {tenant, reading, tableRestore: {}} : {tenant, reading};
}

const helper = listed('AUX_RECOVER$17');
const plain = listed('orders');

function createRig(running: readonly SqlRow[], history: readonly SqlRow[] = []) {
	const server = {asked: [] as string[], errno: 0, running, history};
	const query: QueryRows = async (sql) => {
		server.asked.push(sql);
		if (server.errno !== 0) {
			throw explainSql(Object.assign(new Error('refused'), {errno: server.errno}), 'query', '');
		}

		return {columns, rows: sql.includes('_HISTORY') ? server.history : server.running};
	};

	return {server, tables: createTableRestores(query)};
}

for (const [title, rows] of [
	['both rows', [ofSys, ofTarget]],
	['both rows in another order', [ofTarget, ofSys]],
	['the sys tenant’s row', [ofSys]],
	['the target tenant’s row', [ofTarget]],
] as const) {
	test(`of ${title}: the target tenant, and the id that the sys tenant gave the job`, () => {
		assert.deepEqual(decodeTableRestores(rows), new Map([['AUX_RECOVER$17', shop]]));
	});
}

test('what is not known is absent', () => {
	assert.deepEqual(decodeTableRestores([rowOf(['1002', '1', '0', 'AUX_RECOVER$17', ''])]).get('AUX_RECOVER$17'), {});
	assert.deepEqual(decodeTableRestores([rowOf([])]), new Map([['', {}]]));
});

test('without an auxiliary tenant nothing is asked, and the list is the same', async () => {
	const {server, tables} = createRig([]);
	const list = [plain];
	const {listed: found} = await tables.label(list, never);
	assert.equal(found, list);
	assert.deepEqual(server.asked, []);
});

test('the views are read once for an auxiliary tenant, and it is the same by reference after that', async () => {
	const {server, tables} = createRig([ofSys]);
	const first = await tables.label([plain, helper], never);
	assert.deepEqual(first, {listed: [plain, {...helper, tableRestore: shop}]});
	const next = await tables.label([plain, helper], never);
	assert.equal(next.listed[1], first.listed[1]);
	assert.equal(server.asked.length, 1);
	assert.doesNotMatch(server.asked[0] ?? '', /BACKUP|PASSWD|KMS/v);
});

test('a job that has ended is in the history', async () => {
	const {server, tables} = createRig([], [ofSys]);
	const {listed: found} = await tables.label([helper], never);
	assert.deepEqual(found[0]?.tableRestore, shop);
	assert.equal(server.asked.length, 2);
});

test('a job in neither view is asked for again only after some reads', async () => {
	const {server, tables} = createRig([]);
	for (const expected of [2, 2, 2, 4]) {
		// eslint-disable-next-line no-await-in-loop -- one after another
		const {listed: found} = await tables.label([helper], never);
		assert.deepEqual(found, [helper]);
		assert.equal(server.asked.length, expected);
	}
});

test('views that may not be read are no trouble, and not asked for again', async () => {
	const {server, tables} = createRig([ofSys]);
	server.errno = 1142;
	const {listed: found, failed} = await tables.label([helper], never);
	assert.deepEqual([found, failed], [[helper], {problem: {reason: 'noView', said: 'refused'}, isBroken: false}]);
	await tables.label([helper], never);
	assert.equal(server.asked.length, 1);
	server.errno = 0;
	tables.reconnect();
	const again = await tables.label([helper], never);
	assert.deepEqual(again.listed[0]?.tableRestore, shop);
});
