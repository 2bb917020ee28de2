import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {generateKeyPairSync} from 'node:crypto';
import {once} from 'node:events';
import {createServer, type AddressInfo, type Socket} from 'node:net';
import test, {type TestContext} from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import type {Connection} from 'mysql2';
import type {ProgressRow} from '../../source/domain/restore-reading.js';
import {connect} from '../../source/sql/connect.js';
import {SqlError} from '../../source/sql/sql-error.js';
import {createProgressSource} from '../../source/sql/progress-source.js';
import {greet, packet, serveSockets, serveSql, types, writeTable, type Table} from './sql-server.js';

const never = new AbortController().signal;
const password = 'Pa$$wörd';
/** Short where a test waits for it, long where it must not matter. */
const shortMs = 150;
const longMs = 20_000;

function open(t: TestContext, port: number, facts: {readonly timeoutMs?: number; readonly password?: string} = {}) {
	const source = createProgressSource({
		address: {host: '127.0.0.1', port},
		user: 'root@sys#obprod',
		password,
		connect,
		timeoutMs: longMs,
		...facts,
	});
	t.after(async () => source.close());
	return source;
}

function failsWith(reason: string, said?: RegExp, detail?: string): (error: unknown) => boolean {
	return (error) => {
		assert.ok(error instanceof SqlError, String(error));
		assert.equal(error.problem.reason, reason, error.message);
		assert.doesNotMatch(error.message, /Pa\$\$/v);
		if (said !== undefined) {
			assert.match(error.problem.said, said);
		}

		assert.equal(error.problem.detail?.type, detail);

		return true;
	};
}

const table: Table = {
	columns: [
		{name: 'TENANT_ID', type: types.bigint},
		{name: 'JOB_ID', type: types.bigint},
		{name: 'BACKUP_DEST', type: types.text},
		{name: 'STATUS', type: types.text},
		{name: 'START_TIMESTAMP', type: types.datetime},
		{name: 'RESTORE_SCN', type: types.bigint},
		{name: 'RECOVER_SCN', type: types.bigint},
		{name: 'RECOVER_PROGRESS', type: types.decimal},
		{name: 'RESTORE_PROGRESS', type: types.decimal},
		{name: 'TABLET_COUNT', type: types.int},
		{name: 'FINISH_TABLET_COUNT', type: types.int},
		{name: 'TOTAL_BYTES', type: types.bigint},
		{name: 'FINISH_BYTES', type: types.bigint},
	],
	rows: [
		{
			TENANT_ID: '1008',
			JOB_ID: '2',
			BACKUP_DEST: 'oss://b?access_key=k',
			STATUS: 'RESTORING',
			STARTED_AT: '1728890600.464651',
			RESTORE_SCN: '1728890608464651001',
			RECOVER_SCN: '1728890000123456789',
			RECOVER_PROGRESS: '72.23',
			RESTORE_PROGRESS: '0.00',
			TABLET_COUNT: '1767',
			FINISH_TABLET_COUNT: '0',
			TOTAL_BYTES: '9007199254740991',
			FINISH_BYTES: null,
		},
	],
};

const progressRow: ProgressRow = {
	jobId: 2,
	restoreTenantId: 1008,
	status: 'RESTORING',
	startedAt: 1_728_890_600_464,
	data: {percent: 0, totalBytes: 9_007_199_254_740_991, finishedTablets: 0, totalTablets: 1767},
	log: {percent: 72.23, recoverScn: 1_728_890_000_123_456_789n, restoreScn: 1_728_890_608_464_651_001n},
};

const first = {rows: [progressRow], identity: undefined, isFirst: true};

/** Answers as a server with the view does; the user may not read the cluster's parameters. */
function answer(connection: Connection, sql: string): void {
	if (sql.startsWith('SHOW')) {
		const columns = [{name: 'Field', type: types.text}];
		writeTable(connection, {columns, rows: table.columns.map(({name}) => ({Field: name}))});
	} else if (sql.includes('WHERE TENANT_ID')) {
		const names =
			/SELECT (.*) FROM/v
				.exec(sql)?.[1]
				?.split(', ')
				.map((item) => item.split(' AS ').at(-1) ?? '') ?? [];
		writeTable(connection, {
			columns: names.map((name) => table.columns.find((column) => column.name === name) ?? {name, type: types.decimal}),
			rows: table.rows,
		});
	} else if (sql.startsWith('SELECT')) {
		connection.writeError({code: 1142, message: 'command denied'});
	} else {
		connection.writeOk();
	}
}

test('a login, the columns and the rows, with every digit of an SCN', async (t) => {
	const server = await serveSql(t, password, answer);
	const source = open(t, server.port);
	assert.deepEqual(await source.read(never), first);
	assert.deepEqual(await source.read(never), {...first, isFirst: false});
	assert.deepEqual(server.users, ['root@sys#obprod']);
	assert.equal(server.seen.length, 6);
	assert.doesNotMatch(server.seen.join(' '), /BACKUP_DEST/v);
});

test('a wrong password is access denied', async (t) => {
	const server = await serveSql(t, 'another', answer);
	await assert.rejects(open(t, server.port).read(never), failsWith('accessDenied', /^Access denied for user/v));
	assert.deepEqual(server.seen, []);
});

test('no password at all is one as well', async (t) => {
	const server = await serveSql(t, 'another', answer);
	await assert.rejects(open(t, server.port, {password: ''}).read(never), failsWith('accessDenied'));
});

test('statements that a server does not know do no harm, and a missing view is named as such', async (t) => {
	const server = await serveSql(t, password, (connection, sql) => {
		const code = sql.startsWith('SET') ? 1193 : 1146;
		connection.writeError({code, message: "Table 'oceanbase.CDB_OB_RESTORE_PROGRESS' doesn't exist"});
	});
	const source = open(t, server.port);
	await assert.rejects(source.read(never), failsWith('noView', /doesn't exist$/v));
	await assert.rejects(source.read(never), failsWith('noView'));
	assert.equal(server.users.length, 1);
});

test('a server that accepts and never speaks is left in time', async (t) => {
	const {port, sockets} = await serveSockets(t, (socket) => {
		socket.resume();
	});
	await assert.rejects(open(t, port, {timeoutMs: shortMs}).read(never), failsWith('timeout'));
	await hangUps(sockets);
});

test('a server that hangs amid a statement is left in time, and asked anew over another connection', async (t) => {
	let isHanging = true;
	const server = await serveSql(t, password, (connection, sql) => {
		if (!isHanging || !sql.endsWith('<> 1')) {
			answer(connection, sql);
		}
	});
	// Long enough for the login and the second read on a busy machine.
	const source = open(t, server.port, {timeoutMs: 1000});
	await assert.rejects(source.read(never), failsWith('timeout'));
	await hangUps(server.sockets);
	isHanging = false;
	assert.deepEqual(await source.read(never), first);
	assert.equal(server.users.length, 2);
});

/** The client has gone if what is written to it comes back as an error, and not just ended its half. */
async function hangUps(sockets: ReadonlySet<Socket>): Promise<void> {
	const all = [...sockets];
	for (let turn = 0; turn < 2000 && all.some(({destroyed}) => !destroyed); turn++) {
		for (const socket of all) {
			socket.write('x');
		}

		// eslint-disable-next-line no-await-in-loop -- until the news is here
		await nextTurn();
	}

	assert.ok(all.every(({destroyed}) => destroyed));
}

test('a server that hangs up at once is unreachable', async (t) => {
	const {port} = await serveSockets(t, (socket) => {
		socket.end();
	});
	await assert.rejects(open(t, port).read(never), failsWith('unreachable'));
});

test('a server that resets the connection is unreachable', async (t) => {
	const {port} = await serveSockets(t, (socket) => {
		socket.write(greet('mysql_native_password'));
		socket.once('data', () => {
			socket.resetAndDestroy();
		});
	});
	await assert.rejects(open(t, port).read(never), failsWith('unreachable'));
});

test('a port where nobody listens is unreachable', async (t) => {
	await assert.rejects(open(t, await freePort()).read(never), failsWith('unreachable', /ECONNREFUSED/v));
});

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const {port} = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}

test('a server of another protocol fails and says so', async (t) => {
	const {port} = await serveSockets(t, (socket) => {
		socket.write('HTTP/1.1 400 Bad Request\r\n\r\n');
	});
	const source = open(t, port, {timeoutMs: shortMs});
	await assert.rejects(source.read(never), (error) => error instanceof SqlError && error.problem.said !== '');
});

test('a connection lost between two reads is opened again without a word', async (t) => {
	const server = await serveSql(t, password, answer);
	const source = open(t, server.port);
	await source.read(never);
	const [socket] = server.sockets;
	socket?.destroy();
	await waitForLoss();
	assert.deepEqual(await source.read(never), first);
	assert.equal(server.users.length, 2);
});

/** The news of the loss is on its way; another connection of this process overtakes nothing. */
async function waitForLoss(): Promise<void> {
	for (let turn = 0; turn < 20; turn++) {
		// eslint-disable-next-line no-await-in-loop -- turns of the event loop
		await nextTurn();
	}
}

test('an aborted read ends at once with the reason, in the login and in a statement', async (t) => {
	const reason = new Error('left');
	const controllers = [new AbortController(), new AbortController()] as const;
	const silent = await serveSockets(t, () => {
		controllers[0].abort(reason);
	});
	await assert.rejects(open(t, silent.port).read(controllers[0].signal), (error) => error === reason);
	await hangUps(silent.sockets);

	const server = await serveSql(t, password, () => {
		controllers[1].abort(reason);
	});
	await assert.rejects(open(t, server.port).read(controllers[1].signal), (error) => error === reason);
	await hangUps(server.sockets);
});

test('close hangs up', async (t) => {
	const server = await serveSql(t, password, answer);
	const source = open(t, server.port);
	await source.read(never);
	const [socket] = server.sockets;
	assert.ok(socket);
	await source.close();
	await hangUps(server.sockets);
	assert.ok(socket.destroyed);
});

test('local files are not offered, and none is sent', async (t) => {
	const ok = (sequence: number) => packet(sequence, [0, 0, 0, 2, 0, 0, 0]);
	const answers = [ok(2), ok(1), ok(1), packet(1, [0xfb], '/etc/passwd'), ok(3)];
	const seen: Buffer[] = [];
	const {port} = await serveSockets(t, (socket) => {
		socket.write(greet('mysql_native_password'));
		socket.on('data', (data: Buffer) => {
			seen.push(data);
			socket.write(answers[seen.length - 1] ?? ok(1));
		});
	});
	await assert.rejects(open(t, port).read(never), failsWith('failed', /LOCAL INFILE/v));
	const capabilities = seen[0]?.readUInt32LE(4) ?? 0;
	const localFiles = 128;
	assert.equal(Math.floor(capabilities / localFiles) % 2, 0);
	assert.equal(seen[4]?.toString('hex'), '00000002');
});

const key = generateKeyPairSync('rsa', {modulusLength: 2048}).publicKey.export({type: 'spki', format: 'pem'});

/** What an impostor may send after the client's first answer, packet by packet, to learn the password. */
const tricks: Readonly<Record<string, readonly Buffer[]>> = {
	mysql_clear_password: [packet(2, [0xfe], 'mysql_clear_password\0')],
	sha256_password: [packet(2, [0xfe], 'sha256_password\0', 'saltsaltsaltsaltsalt\0'), packet(4, [1], key)],
	caching_sha2_password: [
		packet(2, [0xfe], 'caching_sha2_password\0', 'saltsaltsaltsaltsalt\0'),
		packet(4, [1, 4]),
		packet(6, [1], key),
	],
};

for (const [plugin, packets] of Object.entries(tricks)) {
	for (const greeted of ['mysql_native_password', plugin]) {
		test(`a server that asks for ${plugin} after ${greeted} does not learn the password`, async (t) => {
			const seen: Buffer[] = [];
			const {port, sockets} = await serveSockets(t, (socket) => {
				const rest = [...packets];
				socket.write(greet(greeted));
				socket.on('data', (data: Buffer) => {
					seen.push(data);
					const next = rest.shift();
					if (next !== undefined) {
						socket.write(next);
					}
				});
			});
			await assert.rejects(open(t, port).read(never), failsWith('failed', undefined, 'passwordDemanded'));
			await hangUps(sockets);
			const text = Buffer.concat(seen);
			assert.ok(!text.includes(password), 'in clear text');
			// Sealed with a key of 2048 bits it would be 256 bytes long.
			assert.ok(
				seen.slice(1).every((data) => data.length < 200),
				'sealed',
			);
		});
	}
}
