import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import type {Socket} from 'node:net';
import test, {type TestContext} from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import fc from 'fast-check';
import {connect} from '../../source/sql/connect.js';
import type {SqlConnection} from '../../source/sql/sql-connection.js';
import {explainSql} from '../../source/sql/error-codes.js';
import {column, end, greet, moreResults, okPacket, packet, result, serveSockets} from './sql-server.js';

const never = new AbortController().signal;
const timeoutMs = 20_000;

/** Bytes that a server sends, each item in a write of its own. */
type Bytes = ReadonlyArray<Buffer | 'end'>;

const refused = packet(1, [0xff, 0x7a, 0x04], '#42S02no such table');

/** What is printed by anybody in this process until the test ends. */
function watchConsole(t: TestContext): readonly unknown[] {
	const printed: unknown[] = [];
	for (const method of ['log', 'warn', 'error', 'trace'] as const) {
		t.mock.method(console, method, (line: unknown) => {
			printed.push(line);
		});
	}

	return printed;
}

/** A server that admits everybody and sends these bytes after the first statement. */
async function serve(t: TestContext, bytes: Bytes): Promise<number> {
	const {port} = await serveSockets(t, (socket) => {
		let received = 0;
		socket.write(greet('mysql_native_password'));
		socket.on('data', () => {
			received++;
			void send(socket, received === 1 ? [okPacket(2)] : received === 2 ? bytes : []);
		});
	});
	return port;
}

async function send(socket: Socket, bytes: Bytes): Promise<void> {
	for (const item of bytes) {
		if (item === 'end') {
			socket.end();
		} else {
			socket.write(item);
		}

		// eslint-disable-next-line no-await-in-loop -- so that the client reads them one by one
		await nextTurn();
	}
}

async function login(t: TestContext, port: number): Promise<SqlConnection> {
	const connection = await connect({host: '127.0.0.1', port, user: 'root@sys', password: 'pw', timeoutMs}, never);
	t.after(() => {
		connection.destroy();
	});
	return connection;
}

/** An error that is decoded into a problem ends a read; any other one would be thrown as a bug. */
async function problemOf(work: Promise<unknown>): Promise<string> {
	try {
		await work;
		return 'none';
	} catch (error) {
		const {reason, said, detail} = explainSql(error, 'query', 'pw').problem;
		return `${reason} ${detail?.type ?? said}`;
	}
}

const answers: ReadonlyArray<readonly [title: string, bytes: Bytes, problem: RegExp]> = [
	['two results', [Buffer.concat([result(1, moreResults), result(6)])], /^failed severalResults$/v],
	['two results in two pieces', [result(1, moreResults), result(6)], /^failed severalResults$/v],
	['rows, then OK', [result(1, moreResults), okPacket(6)], /^failed severalResults$/v],
	['OK, then rows', [okPacket(1, moreResults), result(2)], /^failed severalResults$/v],
	['OK twice', [okPacket(1, moreResults), okPacket(2)], /^failed severalResults$/v],
	['rows, then an error', [result(1, moreResults), packet(6, [0xff, 0x7a, 0x04], '#42S02gone')], /^noView gone$/v],
	['rows, and announced ones that never come', [result(1, moreResults), 'end'], /^unreachable/v],
	['an error', [refused], /^noView no such table$/v],
	['an error without text', [packet(1, [0xff])], /^failed/v],
	['an empty packet', [packet(1, []), 'end'], /^(?:failed|unreachable)/v],
	['an end where a result begins', [end(1), 'end'], /^(?:failed|unreachable)/v],
	['the end amid the columns', [packet(1, [2]), column(2, 'ID'), end(3), 'end'], /^(?:failed|unreachable)/v],
	['fewer columns than announced, then nothing', [packet(1, [9]), column(2, 'ID'), 'end'], /^unreachable/v],
	['no end after the columns', [packet(1, [1]), column(2, 'ID'), packet(3, [1], 'x')], /^failed Expected EOF/v],
	['a broken column', [packet(1, [1]), packet(2, [0xfd]), end(3), 'end'], /^(?:failed|unreachable)/v],
	['a row that is cut off', [packet(1, [1]), column(2, 'ID'), end(3), packet(4, [0xfc]), 'end'], /./v],
	['a packet that is cut off', [Buffer.from([40, 0, 0, 1, 1]), 'end'], /^unreachable/v],
	['more columns than there can be', [packet(1, [0xfe, 255, 255, 255, 255, 255, 255, 255, 255]), 'end'], /./v],
	['a file that it wants to read', [packet(1, [0xfb], '/etc/passwd'), okPacket(3)], /^failed .*LOCAL INFILE/v],
	['packets out of order', [okPacket(9)], /^failed .*out of order/v],
	['another protocol', [Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'), 'end'], /^(?:failed|unreachable)/v],
];

for (const [title, bytes, expected] of answers) {
	test(`a statement answered with ${title} fails, and nothing else does`, async (t) => {
		const printed = watchConsole(t);
		const connection = await login(t, await serve(t, bytes));
		assert.match(await problemOf(connection.queryRows('SELECT 1', never)), expected);
		await nextTurn();
		assert.deepEqual(printed, [], 'the driver prints nothing');
	});
}

test('an answer to nothing breaks the connection: the next answer would be taken for another', async (t) => {
	const connection = await login(t, await serve(t, [Buffer.concat([result(1), result(6)])]));
	assert.match(await problemOf(connection.queryRows('SELECT 1', never)), /^failed Unexpected packet/v);
	assert.ok(!connection.isOpen());
	assert.match(await problemOf(connection.queryRows('SELECT 2', never)), /^failed Unexpected packet/v);
});

test('an answer that comes before its statement breaks the connection as well', async (t) => {
	const {port} = await serveSockets(t, (socket) => {
		socket.write(greet('mysql_native_password'));
		socket.once('data', () => {
			socket.write(Buffer.concat([okPacket(2), result(1)]));
		});
	});
	const opening = connect({host: '127.0.0.1', port, user: 'root@sys', password: 'pw', timeoutMs}, never);
	assert.match(await problemOf(opening.then(async ({queryRows}) => queryRows('SELECT 1', never))), /^failed Unexp/v);
});

test('the driver does not print the name of a column', async (t) => {
	const printed = watchConsole(t);
	const json = 245;
	const rows = [packet(1, [1]), column(2, '\u{1B}[2J', json), end(3), packet(4, [2], '42'), end(5)];
	const connection = await login(t, await serve(t, rows));
	const {rows: read} = await connection.queryRows('SELECT 1', never);
	assert.deepEqual(read, [{'\u{1B}[2J': '42'}]);
	assert.deepEqual(printed, []);
});

test('rows without end are not kept', async (t) => {
	const {port} = await serveSockets(t, (socket) => {
		let received = 0;
		socket.write(greet('mysql_native_password'));
		socket.on('data', () => {
			received++;
			if (received === 1) {
				socket.write(okPacket(2));
				return;
			}

			socket.write(Buffer.concat([packet(1, [1]), column(2, 'ID'), end(3)]));
			void pour(socket);
		});
	});
	const connection = await login(t, port);
	assert.equal(await problemOf(connection.queryRows('SELECT 1', never)), 'failed tooLarge');
	assert.ok(!connection.isOpen());
});

/** Rows as fast as they are taken, for as long as the client is there. */
async function pour(socket: Socket): Promise<void> {
	const value = Buffer.alloc(60_000, 'x');
	for (let sequence = 4; !socket.destroyed; sequence = (sequence + 1) % 256) {
		const hasRoom = socket.write(packet(sequence, [0xfc, 0x60, 0xea], value));
		// eslint-disable-next-line no-await-in-loop -- as fast as they are taken
		await (hasRoom ? nextTurn() : drained(socket));
	}
}

async function drained(socket: Socket): Promise<void> {
	const {promise, resolve} = Promise.withResolvers<undefined>();
	socket.once('drain', () => {
		resolve(undefined);
	});
	socket.once('close', () => {
		resolve(undefined);
	});
	await promise;
}

test('whatever bytes a server sends, at the login or to a statement, a call ends with a result or a problem', async (t) => {
	const printed = watchConsole(t);
	let bytes = Buffer.of();
	let isAtLogin = false;
	const {port} = await serveSockets(t, (socket) => {
		if (isAtLogin) {
			socket.end(bytes);
			return;
		}

		let received = 0;

		socket.write(greet('mysql_native_password'));
		socket.on('data', () => {
			received++;
			if (received === 1) {
				socket.write(okPacket(2));
			} else {
				socket.end(bytes);
			}
		});
	});
	const body = fc.uint8Array({maxLength: 60});
	const numbered = fc
		.array(body, {maxLength: 6})
		.map((bodies) => Buffer.concat(bodies.map((part, index) => packet(index + 1, [...part]))));
	const nearlyRight = fc
		.tuple(
			fc.constantFrom(result(1), result(1, moreResults), okPacket(1), refused, greet('x')),
			fc.nat(80),
			fc.nat(255),
		)
		.map(([right, at, byte]) => {
			const changed = Buffer.from(right);
			changed[at % changed.length] = byte;
			return changed;
		});
	await fc.assert(
		fc.asyncProperty(fc.oneof(numbered, nearlyRight), fc.boolean(), async (given, isFirst) => {
			bytes = given;
			isAtLogin = isFirst;
			const options = {host: '127.0.0.1', port, user: 'root@sys', password: 'pw', timeoutMs};
			const ended = connect(options, never).then(async (connection) => {
				await connection.queryRows('SELECT 1', never).finally(connection.destroy);
			});
			assert.match(await problemOf(ended), /^(?:none|failed|unreachable|noView|accessDenied)/v);
		}),
		{numRuns: 300},
	);
	assert.deepEqual(printed, []);
});
