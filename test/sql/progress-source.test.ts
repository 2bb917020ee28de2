import assert from 'node:assert/strict';
import test from 'node:test';
import type {Connect, SqlAnswer, SqlLogin} from '../../source/sql/sql-connection.js';
import {SqlError} from '../../source/sql/sql-error.js';
import {createProgressSource} from '../../source/sql/progress-source.js';

const never = new AbortController().signal;

const learning = 'SELECT * FROM oceanbase.CDB_OB_RESTORE_PROGRESS LIMIT 0';
const preparations = ['SET SESSION TRANSACTION READ ONLY', 'SET ob_query_timeout = 1500000'];

const oldColumns = [
	'TENANT_ID',
	'JOB_ID',
	'RESTORE_TENANT_NAME',
	'BACKUP_DEST',
	'STATUS',
	'TOTAL_BYTES',
	'FINISH_BYTES',
];
const row = {TENANT_ID: '1002', JOB_ID: '7', STATUS: 'RESTORING', TOTAL_BYTES: '10', FINISH_BYTES: '0'};
const progressRow = {
	jobId: 7,
	restoreTenantId: 1002,
	status: 'RESTORING',
	data: {totalBytes: 10, finishedBytes: 0},
	log: {},
};
const none: SqlAnswer = {columns: [], rows: []};

type Answers = (sql: string, signal: AbortSignal) => SqlAnswer | Promise<SqlAnswer>;

function answerAll(sql: string): SqlAnswer {
	if (sql === learning) {
		return {columns: oldColumns, rows: []};
	}

	return sql.startsWith('SELECT') ? {columns: oldColumns, rows: [row]} : none;
}

/** A server in the memory: what it was asked in each of its connections, and what became of them. */
function createServer(answers: Answers = answerAll) {
	const logins: SqlLogin[] = [];
	const seen: string[][] = [];
	const ends: string[] = [];
	const server = {
		logins,
		seen,
		ends,
		answers,
		hasHungUp: false,
		refusal: undefined as Error | undefined,
	};
	const connect: Connect = async (login) => {
		logins.push(login);
		if (server.refusal !== undefined) {
			throw server.refusal;
		}

		const questions: string[] = [];
		seen.push(questions);
		server.hasHungUp = false;
		return {
			async queryRows(sql, signal) {
				questions.push(sql);
				return server.answers(sql, signal);
			},
			isOpen: () => !server.hasHungUp,
			close() {
				ends.push('closed');
			},
			destroy() {
				ends.push('destroyed');
			},
		};
	};

	const source = createProgressSource({
		address: {host: 'db1', port: 2881},
		user: 'root@sys',
		password: 'pw',
		connect,
		timeoutMs: 1500,
	});
	return {...server, server, source};
}

function serverError(errno: number, message = 'refused'): Error {
	return Object.assign(new Error(message), {errno});
}

function failsWith(reason: string): (error: unknown) => boolean {
	return (error) => {
		assert.ok(error instanceof SqlError, String(error));
		assert.equal(error.problem.reason, reason, error.message);
		return true;
	};
}

test('nobody is asked before the first read', () => {
	assert.deepEqual(createServer().logins, []);
});

test('the first read logs in, prepares, learns the columns and names those that it knows', async () => {
	const {source, logins, seen} = createServer();
	assert.deepEqual(await source.read(never), [progressRow]);
	assert.deepEqual(logins, [{host: 'db1', port: 2881, user: 'root@sys', password: 'pw', timeoutMs: 1500}]);
	const query =
		'SELECT TENANT_ID, JOB_ID, STATUS, TOTAL_BYTES, FINISH_BYTES FROM oceanbase.CDB_OB_RESTORE_PROGRESS WHERE TENANT_ID <> 1';
	assert.deepEqual(seen, [[...preparations, learning, query]]);
});

test('the next read asks one question of the same connection', async () => {
	const {source, seen} = createServer();
	await source.read(never);
	await source.read(never);
	assert.equal(seen.length, 1);
	assert.equal(seen[0]?.length, 5);
	assert.equal(seen[0]?.[4], seen[0]?.[3]);
});

test('columns are known in any case, and one that is not ours is never named', async () => {
	const strange = [...oldColumns.map((name) => name.toLowerCase()), 'x; DROP TABLE t', '__proto__'];
	const {source, seen} = createServer((sql) =>
		sql === learning
			? {columns: strange, rows: []}
			: {
					columns: strange,
					rows: [{tenant_id: '1002', job_id: '7', status: 'RESTORING', total_bytes: '10', finish_bytes: 0}],
				},
	);
	assert.deepEqual(await source.read(never), [progressRow]);
	assert.doesNotMatch(seen[0]?.at(-1) ?? '', /drop|proto|backup_dest/iv);
});

test('rows that cannot be read are left out', async () => {
	const {source} = createServer((sql) =>
		sql === learning
			? {columns: oldColumns, rows: []}
			: {columns: oldColumns, rows: [{...row, TENANT_ID: '1'}, {}, row]},
	);
	assert.deepEqual(await source.read(never), [progressRow]);
});

test('statements that a server does not know do no harm', async () => {
	const {source, ends} = createServer((sql) => {
		if (sql.startsWith('SET')) {
			throw serverError(1193, 'Unknown system variable');
		}

		return answerAll(sql);
	});
	assert.deepEqual(await source.read(never), [progressRow]);
	assert.deepEqual(ends, []);
});

test('a server that hangs in a preparation is left', async () => {
	const {source, seen, ends} = createServer(() => {
		throw Object.assign(new Error('late'), {code: 'PROTOCOL_SEQUENCE_TIMEOUT'});
	});
	await assert.rejects(source.read(never), failsWith('timeout'));
	assert.deepEqual(seen, [[preparations[0]]]);
	assert.deepEqual(ends, ['destroyed']);
});

test('a connection that broke amid a question is destroyed, and the next read opens another', async () => {
	const {source, server, seen, ends} = createServer();
	await source.read(never);
	server.answers = () => {
		throw Object.assign(new Error('read ECONNRESET'), {code: 'ECONNRESET', errno: -104});
	};

	await assert.rejects(source.read(never), failsWith('unreachable'));
	assert.deepEqual(ends, ['destroyed']);
	server.answers = answerAll;
	assert.deepEqual(await source.read(never), [progressRow]);
	assert.deepEqual(seen[1]?.slice(0, 3), [...preparations, learning]);
});

test('a connection that broke between two reads is no failure', async () => {
	const {source, server, seen} = createServer();
	await source.read(never);
	server.hasHungUp = true;
	assert.deepEqual(await source.read(never), [progressRow]);
	assert.equal(seen.length, 2);
});

test('without the view the connection stays, and the columns are learnt again', async () => {
	const {source, server, logins, ends} = createServer((sql) => {
		if (sql === learning) {
			throw serverError(1146);
		}

		return none;
	});
	await assert.rejects(source.read(never), failsWith('noView'));
	await assert.rejects(source.read(never), failsWith('noView'));
	server.answers = answerAll;
	assert.deepEqual(await source.read(never), [progressRow]);
	assert.equal(logins.length, 1);
	assert.deepEqual(ends, []);
});

test('columns that have gone are learnt anew', async () => {
	const {source, server, seen} = createServer();
	await source.read(never);
	server.answers = (sql) => {
		if (sql !== learning) {
			throw serverError(1054, "Unknown column 'TOTAL_BYTES'");
		}

		return none;
	};

	await assert.rejects(source.read(never), failsWith('failed'));
	server.answers = (sql) => (sql === learning ? {columns: oldColumns.slice(0, 5), rows: []} : none);
	assert.deepEqual(await source.read(never), []);
	assert.match(seen[0]?.at(-1) ?? '', /^SELECT TENANT_ID, JOB_ID, STATUS FROM/v);
});

test('a view without its keys is none', async () => {
	const {source} = createServer(() => ({columns: ['TENANT_ID', 'STATUS'], rows: []}));
	await assert.rejects(source.read(never), (error) => {
		assert.ok(error instanceof SqlError);
		assert.deepEqual(error.problem, {
			reason: 'noView',
			said: '',
			detail: {type: 'missingColumn', column: 'JOB_ID'},
		});
		return true;
	});
});

test('a refused login is access denied, and its text holds no password', async () => {
	const {source, server, logins} = createServer();
	server.refusal = serverError(1045, "Access denied for user 'root'@'x' with pw");
	await assert.rejects(source.read(never), (error) => {
		assert.ok(failsWith('accessDenied')(error));
		assert.ok(error instanceof SqlError);
		assert.equal(error.problem.said, "Access denied for user 'root'@'x' with ***");
		return true;
	});
	assert.equal(logins.length, 1);
});

test('an aborted read gives the reason of the signal and leaves the connection', async () => {
	const {source, server, ends, logins} = createServer();
	await source.read(never);
	const controller = new AbortController();
	const reason = new Error('left');
	server.answers = () => {
		controller.abort(reason);
		throw new Error('destroyed');
	};

	await assert.rejects(source.read(controller.signal), (error) => error === reason);
	assert.deepEqual(ends, ['destroyed']);
	await assert.rejects(source.read(controller.signal), (error) => error === reason);
	assert.equal(logins.length, 1);
});

test('close says goodbye once, and also before anything was asked', async () => {
	const {source, ends} = createServer();
	await source.close();
	await source.read(never);
	await source.close();
	await source.close();
	assert.deepEqual(ends, ['closed']);
});
