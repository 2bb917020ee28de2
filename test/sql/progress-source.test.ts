import assert from 'node:assert/strict';
import test from 'node:test';
import type {Connect, SqlAnswer, SqlLogin} from '../../source/sql/sql-connection.js';
import {SqlError} from '../../source/sql/sql-error.js';
import {createProgressSource} from '../../source/sql/progress-source.js';

const never = new AbortController().signal;

const learning = 'SHOW COLUMNS FROM oceanbase.CDB_OB_RESTORE_PROGRESS';
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
const row = {
	TENANT_ID: '1002',
	JOB_ID: '7',
	STATUS: 'RESTORING',
	RESTORE_TENANT_NAME: 'rt2',
	TOTAL_BYTES: '10',
	FINISH_BYTES: '4',
};
const progressRow = {
	jobId: 7,
	restoreTenantId: 1002,
	status: 'RESTORING',
	tenantName: 'rt2',
	data: {totalBytes: 10, finishedBytes: 4},
	log: {},
};
const none: SqlAnswer = {columns: [], rows: []};
const parameters: SqlAnswer = {
	columns: ['NAME', 'VALUE'],
	rows: [
		{NAME: 'cluster', VALUE: 'obprod'},
		{NAME: 'cluster_id', VALUE: '1'},
	],
};
const identity = {id: 1, name: 'obprod'};
const first = {rows: [progressRow], identity, isFirst: true};
const later = {...first, isFirst: false};

/** The answer of SHOW COLUMNS. */
function naming(columns: readonly string[]): SqlAnswer {
	return {columns: ['Field', 'Type'], rows: columns.map((name) => ({Field: name, Type: 'longtext'}))};
}

const isOfRows = (sql: string) => sql.includes('WHERE TENANT_ID');
const isOfParameters = (sql: string) => sql.includes('GV$OB_PARAMETERS');

type Answers = (sql: string, signal: AbortSignal) => SqlAnswer | Promise<SqlAnswer>;

function answerAll(sql: string): SqlAnswer {
	if (sql === learning) {
		return naming(oldColumns);
	}

	if (isOfParameters(sql)) {
		return parameters;
	}

	return isOfRows(sql) ? {columns: Object.keys(row), rows: [row]} : none;
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
	assert.deepEqual(await source.read(never), first);
	assert.deepEqual(logins, [{host: 'db1', port: 2881, user: 'root@sys', password: 'pw', timeoutMs: 1500}]);
	const query =
		'SELECT TENANT_ID, JOB_ID, STATUS, RESTORE_TENANT_NAME, TOTAL_BYTES, FINISH_BYTES FROM oceanbase.CDB_OB_RESTORE_PROGRESS WHERE TENANT_ID <> 1';
	assert.deepEqual(seen, [[...preparations, learning, seen[0]?.[3], query]]);
	assert.ok(isOfParameters(seen[0]?.[3] ?? ''));
});

test('the next read asks one question of the same connection', async () => {
	const {source, seen} = createServer();
	await source.read(never);
	assert.deepEqual(await source.read(never), later);
	assert.equal(seen.length, 1);
	assert.equal(seen[0]?.length, 6);
	assert.equal(seen[0]?.[5], seen[0]?.[4]);
});

test('columns are known in any case, and one that is not ours is never named', async () => {
	const strange = [...oldColumns.map((name) => name.toLowerCase()), 'x; DROP TABLE t', '__proto__'];
	const lower = Object.fromEntries(Object.entries(row).map(([name, value]) => [name.toLowerCase(), value]));
	const {source, seen} = createServer((sql) => {
		if (sql === learning) {
			return naming(strange);
		}

		return isOfRows(sql) ? {columns: Object.keys(lower), rows: [lower]} : answerAll(sql);
	});
	assert.deepEqual(await source.read(never), first);
	assert.doesNotMatch(seen[0]?.at(-1) ?? '', /drop|proto|backup_dest/iv);
});

test('the start is selected as a count of seconds, which no time zone changes', async () => {
	const {source, seen} = createServer((sql) => {
		if (sql === learning) {
			return naming([...oldColumns, 'START_TIMESTAMP']);
		}

		const columns = [
			'TENANT_ID',
			'JOB_ID',
			'STATUS',
			'RESTORE_TENANT_NAME',
			'STARTED_AT',
			'TOTAL_BYTES',
			'FINISH_BYTES',
		];
		return isOfRows(sql) ? {columns, rows: [{...row, STARTED_AT: '1795640092.464651'}]} : answerAll(sql);
	});
	const {rows} = await source.read(never);
	assert.deepEqual(rows, [{...progressRow, startedAt: 1_795_640_092_464}]);
	assert.match(seen[0]?.at(-1) ?? '', /, UNIX_TIMESTAMP\(START_TIMESTAMP\) AS STARTED_AT, TOTAL_BYTES,/v);
});

test('rows that cannot be read are left out', async () => {
	const {source} = createServer((sql) =>
		isOfRows(sql) ? {columns: Object.keys(row), rows: [{...row, TENANT_ID: '1'}, {}, row]} : answerAll(sql),
	);
	assert.deepEqual(await source.read(never), first);
});

test('statements that a server does not know do no harm', async () => {
	const {source, ends} = createServer((sql) => {
		if (sql.startsWith('SET')) {
			throw serverError(1193, 'Unknown system variable');
		}

		return answerAll(sql);
	});
	assert.deepEqual(await source.read(never), first);
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
	assert.deepEqual(await source.read(never), first);
	assert.deepEqual(seen[1]?.slice(0, 3), [...preparations, learning]);
});

test('a connection that broke between two reads is no failure', async () => {
	const {source, server, seen} = createServer();
	await source.read(never);
	server.hasHungUp = true;
	assert.deepEqual(await source.read(never), first);
	assert.equal(seen.length, 2);
});

for (const [what, answer] of [
	['a missing view', serverError(1146)],
	['a view that is not granted', serverError(1142)],
	['a view whose columns are not shown', naming([])],
	['an answer of another kind', {columns: ['TENANT_ID'], rows: [{TENANT_ID: '1'}]}],
] as const) {
	test(`after ${what} the connection stays, and the columns are read again`, async () => {
		const {source, server, logins, ends} = createServer((sql) => {
			if (sql === learning && answer instanceof Error) {
				throw answer;
			}

			return sql === learning && !(answer instanceof Error) ? answer : none;
		});
		await assert.rejects(source.read(never), failsWith('noView'));
		await assert.rejects(source.read(never), failsWith('noView'));
		server.answers = answerAll;
		assert.deepEqual(await source.read(never), first);
		assert.equal(logins.length, 1);
		assert.deepEqual(ends, []);
	});
}

test('columns that have gone are learnt anew', async () => {
	const {source, server, seen} = createServer();
	await source.read(never);
	server.answers = (sql) => {
		if (isOfRows(sql)) {
			throw serverError(1054, "Unknown column 'TOTAL_BYTES'");
		}

		return answerAll(sql);
	};

	await assert.rejects(source.read(never), failsWith('failed'));
	const keys = ['TENANT_ID', 'JOB_ID', 'STATUS'];
	server.answers = (sql) => {
		if (sql === learning) {
			return naming(keys);
		}

		return isOfRows(sql) ? {columns: keys, rows: []} : answerAll(sql);
	};

	assert.deepEqual(await source.read(never), {...first, rows: []});
	assert.match(seen[0]?.at(-1) ?? '', /^SELECT TENANT_ID, JOB_ID, STATUS FROM/v);
});

for (const [what, other] of [
	['OK', none],
	['the answer to another statement', parameters],
	['fewer columns', {columns: Object.keys(row).slice(1), rows: []}],
] as const) {
	test(`${what} is not taken for rows, and the connection is left`, async () => {
		const {source, server, logins, ends} = createServer((sql) => (isOfRows(sql) ? other : answerAll(sql)));
		await assert.rejects(source.read(never), (error) => {
			assert.ok(failsWith('failed')(error));
			assert.ok(error instanceof SqlError);
			assert.deepEqual(error.problem.detail, {type: 'otherColumns'});
			return true;
		});
		assert.deepEqual(ends, ['destroyed']);
		server.answers = answerAll;
		assert.deepEqual(await source.read(never), first);
		assert.equal(logins.length, 2);
	});
}

for (const errno of [1142, 1143, 1146, 4012]) {
	test(`without the cluster's parameters (${errno}) progress is read, and they are not asked for again`, async () => {
		const {source, seen} = createServer((sql) => {
			if (isOfParameters(sql)) {
				throw serverError(errno);
			}

			return answerAll(sql);
		});
		assert.deepEqual(await source.read(never), {...first, identity: undefined});
		assert.deepEqual(await source.read(never), {...later, identity: undefined});
		assert.equal(seen[0]?.filter((sql) => isOfParameters(sql)).length, 1);
	});
}

test('parameters that break the connection do not stop the progress', async () => {
	const {source, seen, ends} = createServer((sql) => {
		if (isOfParameters(sql)) {
			throw Object.assign(new Error('late'), {code: 'PROTOCOL_SEQUENCE_TIMEOUT'});
		}

		return answerAll(sql);
	});
	assert.deepEqual(await source.read(never), {...first, identity: undefined});
	assert.deepEqual(await source.read(never), {...later, identity: undefined});
	assert.deepEqual(ends, ['destroyed']);
	assert.equal(seen.flat().filter((sql) => isOfParameters(sql)).length, 1);
});

test('the cluster is read again over each connection', async () => {
	const {source, server} = createServer();
	await source.read(never);
	server.hasHungUp = true;
	const other = {...parameters, rows: [{NAME: 'cluster', VALUE: 'obtest'}]};
	server.answers = (sql) => (isOfParameters(sql) ? other : answerAll(sql));
	assert.deepEqual(await source.read(never), {...first, identity: {name: 'obtest'}});
});

test('a view without its keys is none', async () => {
	const {source} = createServer(() => naming(['TENANT_ID', 'STATUS']));
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

const change = {CHANGED_AT: '1795640092', NAME1: 'job_id', VALUE1: '7', NAME2: 'status', VALUE2: 'UPGRADE'};

test('changes of status are read over a connection of their own, which is closed afterwards', async () => {
	const {source, seen, ends, logins} = createServer((sql) =>
		sql.includes('EVENT_HISTORY') ? {columns: Object.keys(change), rows: [change]} : answerAll(sql),
	);
	await source.read(never);
	assert.deepEqual(await source.readStatusChanges(never), [{jobId: 7, status: 'UPGRADE', at: 1_795_640_092_000}]);
	assert.deepEqual(ends, ['closed']);
	assert.equal(logins.length, 2);
	assert.match(seen[1]?.[2] ?? '', / LIMIT 0$/v);
	assert.match(seen[1]?.[3] ?? '', /`TIMESTAMP` > .* LIMIT \d+$/v);
	assert.deepEqual(await source.read(never), later);
});

test('without the event history only that read fails, and nothing is searched for', async () => {
	const {source, seen} = createServer((sql) => {
		if (sql.includes('EVENT_HISTORY')) {
			throw serverError(1146);
		}

		return answerAll(sql);
	});
	await source.read(never);
	await assert.rejects(source.readStatusChanges(never), failsWith('noView'));
	assert.deepEqual(await source.read(never), later);
	assert.equal(seen[1]?.length, 3);
});
