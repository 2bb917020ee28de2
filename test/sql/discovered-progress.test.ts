import assert from 'node:assert/strict';
import test from 'node:test';
import type {Connect, SqlAnswer, SqlRow} from '../../source/sql/sql-connection.js';
import {createProgressSource} from '../../source/sql/progress-source.js';
import {SqlError} from '../../source/sql/sql-error.js';
import {endedColumns, sourceColumns} from '../../source/sql/job-row.js';
import {progressColumns} from '../../source/sql/progress-row.js';
import {endedRow, naming, now, nowSeconds} from './history-server.js';

const never = new AbortController().signal;
const day = {sinceMs: 86_400_000};
const progressView = 'oceanbase.CDB_OB_RESTORE_PROGRESS';

function serverError(errno: number): Error {
	return Object.assign(new Error('refused'), {errno});
}

type Answer = SqlAnswer | Error;

/** What a server answers to the statements of a kind. */
type Answers = {
	readonly progress: (sql: string) => Answer;
	readonly history: (sql: string) => Answer;
};

const job = {
	JOB_ID: '4',
	RESTORE_TENANT_NAME: 'orders',
	STARTED_AT: String(nowSeconds - 60),
	RESTORE_TENANT_ID: '1004',
};
const source = {BACKUP_CLUSTER_NAME: 'obc', BACKUP_TENANT_NAME: 'shop'};
const progressRows = [
	{...job, ...source, TENANT_ID: '1', STATUS: 'WAIT_TENANT_RESTORE_FINISH', TOTAL_BYTES: null},
	{...job, ...source, TENANT_ID: '1004', STATUS: 'RESTORING', TOTAL_BYTES: '9'},
];

/** The columns of a SELECT, by the names that they have in the answer. */
function selected(sql: string): readonly string[] {
	const list = /^SELECT (?:\/\*.*?\*\/ )?(.*) FROM /v.exec(sql)?.[1] ?? '';
	return list.split(', ').map((item) => item.split(' AS ').at(-1) ?? item);
}

function select(sql: string, rows: readonly SqlRow[]): SqlAnswer {
	const columns = selected(sql);
	const cell = (row: SqlRow, name: string) => (name === 'SERVER_TIME' ? String(nowSeconds) : (row[name] ?? null));
	return {columns, rows: rows.map((row) => Object.fromEntries(columns.map((name) => [name, cell(row, name)])))};
}

const usual: Answers = {
	progress: (sql) =>
		sql.startsWith('SHOW') ? naming(['BACKUP_DEST', ...progressColumns, ...sourceColumns]) : select(sql, progressRows),
	history: (sql) => (sql.startsWith('SHOW') ? naming(endedColumns.all) : select(sql, [endedRow(1, 100)])),
};

function createRig(changes: Partial<Answers> = {}) {
	const server = {asked: [] as string[], connections: 0, dropped: 0, answers: {...usual, ...changes}};
	const connect: Connect = async () => {
		server.connections++;
		return {
			async queryRows(sql) {
				server.asked.push(sql);
				const answer = answerOf(sql, server.answers);
				if (answer instanceof Error) {
					throw answer;
				}

				return answer;
			},
			isOpen: () => true,
			close: () => undefined,
			destroy() {
				server.dropped++;
			},
		};
	};

	const address = {host: 'db1', port: 2881};
	const reader = createProgressSource({address, user: 'root@sys', password: 'pw', connect, timeoutMs: 1500});
	return {server, reader};
}

function answerOf(sql: string, {progress, history}: Answers): Answer {
	if (sql.includes(progressView)) {
		return progress(sql);
	}

	return sql.includes('CDB_OB_RESTORE_HISTORY') ? history(sql) : {columns: ['NAME', 'VALUE'], rows: []};
}

const running = {
	tenant: 'orders',
	reading: {
		jobId: 4,
		restoreTenantId: 1004,
		status: 'WAIT_TENANT_RESTORE_FINISH',
		startedAt: now - 60_000,
		sourceCluster: 'obc',
		sourceTenant: 'shop',
		data: {totalBytes: 9},
		log: {},
		comment: '',
	},
};

test('with discovery an answer has the rows of progress, all restores and the clock of the server', async () => {
	const {server, reader} = createRig();
	const {restores, rows, serverTime, hasEnded, isFirst} = await reader.read(never, day);
	assert.deepEqual(restores?.[0], running);
	assert.deepEqual(
		restores?.map(({tenant}) => tenant),
		['orders', 'tenant_1'],
	);
	assert.deepEqual(
		rows.map(({restoreTenantId, status, data}) => [restoreTenantId, status, data]),
		[[1004, 'RESTORING', {totalBytes: 9}]],
	);
	assert.deepEqual([serverTime, hasEnded, isFirst], [now, true, true]);
	server.asked.length = 0;
	await reader.read(never, day);
	assert.equal(server.asked.length, 2, 'a statement for each view');
	assert.doesNotMatch(server.asked.join(' '), /BACKUP_DEST|WHERE TENANT_ID/v);
});

test('without discovery nothing of that is read', async () => {
	const {server, reader} = createRig({
		progress: (sql) => (sql.startsWith('SHOW') ? naming(progressColumns) : none(sql)),
	});
	const answer = await reader.read(never);
	assert.ok(!('restores' in answer));
	assert.ok(!('hasEnded' in answer));
	assert.match(server.asked.at(-1) ?? '', / WHERE TENANT_ID <> 1$/v);
	assert.doesNotMatch(server.asked.join(' '), /HISTORY|SERVER_TIME|BACKUP/v);
});

function none(sql: string): SqlAnswer {
	return select(sql, []);
}

for (const [title, errno] of [
	['denied', 1142],
	['missing', 1146],
	['slow', 4012],
] as const) {
	test(`a history that is ${title} costs no progress, and the answer says so`, async () => {
		const {server, reader} = createRig({history: () => serverError(errno)});
		const {restores, rows, hasEnded, endedProblem} = await reader.read(never, day);
		assert.deepEqual([restores, rows.length, hasEnded], [[running], 1, false]);
		assert.equal(endedProblem?.reason, errno === 4012 ? 'timeout' : 'noView');
		await reader.read(never, day);
		assert.deepEqual([server.connections, server.dropped], [1, 0]);
	});
}

test('a history that lacks a column that it needs is named in the problem', async () => {
	const {reader} = createRig({history: () => naming(['TENANT_ID', 'JOB_ID', 'STATUS', 'RESTORE_TENANT_NAME'])});
	const {hasEnded, endedProblem} = await reader.read(never, day);
	assert.equal(hasEnded, false);
	assert.deepEqual(endedProblem?.detail, {type: 'missingColumn', column: 'FINISH_TIMESTAMP'});
});

for (const [title, answer] of [
	['breaks the connection', Object.assign(new Error('late'), {code: 'PROTOCOL_SEQUENCE_TIMEOUT'})],
	['answers something else', {columns: ['X'], rows: []}],
] as const) {
	test(`a history that ${title} costs no progress; the next read opens another connection`, async () => {
		const {server, reader} = createRig({
			history: (sql) => (sql.startsWith('SHOW') ? naming(endedColumns.all) : answer),
		});
		const first = await reader.read(never, day);
		assert.deepEqual([first.rows.length, first.hasEnded], [1, false]);
		assert.equal(server.dropped, 1);
		const next = await reader.read(never, day);
		assert.deepEqual([next.rows.length, next.isFirst, server.connections], [1, true, 2]);
	});
}

test('a user who may read only the columns of progress gets the list without the sources', async () => {
	const {server, reader} = createRig({
		progress(sql) {
			if (sql.startsWith('SHOW')) {
				return naming([...progressColumns, ...sourceColumns]);
			}

			return sql.includes('BACKUP_CLUSTER_NAME') ? serverError(1143) : select(sql, progressRows);
		},
	});
	const {restores, rows} = await reader.read(never, day);
	assert.deepEqual(restores?.[0]?.reading, {...running.reading, sourceCluster: '', sourceTenant: ''});
	assert.equal(rows.length, 1);
	server.asked.length = 0;
	await reader.read(never, day);
	assert.equal(server.asked.length, 2, 'the refused columns are not asked for again');
});

test('a view that is gone is a problem of progress', async () => {
	const {reader} = createRig({
		progress: (sql) => (sql.startsWith('SHOW') ? naming(progressColumns) : serverError(1146)),
	});
	await assert.rejects(
		reader.read(never, day),
		(error) => error instanceof SqlError && error.problem.reason === 'noView',
	);
});

test('old views without the sources or the name of the tenant list what they have', async () => {
	const old = ['TENANT_ID', 'JOB_ID', 'STATUS', 'RESTORE_TENANT_NAME', 'TOTAL_BYTES'];
	const {reader} = createRig({
		progress: (sql) => (sql.startsWith('SHOW') ? naming(old) : select(sql, progressRows)),
	});
	const {restores} = await reader.read(never, day);
	const {startedAt, ...reading} = running.reading;
	assert.deepEqual(restores?.[0]?.reading, {...reading, sourceCluster: '', sourceTenant: ''});
	assert.equal(startedAt, now - 60_000);
});

test('names of tenants are read over a connection of their own', async () => {
	const {server, reader} = createRig();
	await reader.read(never);
	await assert.rejects(reader.readTenants(never), SqlError);
	assert.equal(server.connections, 2);
	assert.match(server.asked.at(-1) ?? '', /FROM oceanbase\.DBA_OB_TENANTS /v);
});
