import {Buffer} from 'node:buffer';
import {createHash} from 'node:crypto';
import {once} from 'node:events';
import {createServer, type AddressInfo, type Socket} from 'node:net';
import type {TestContext} from 'node:test';
import mysql, {type Connection} from 'mysql2';

/** What `serverHandshake` gives of a login; the types of mysql2 leave it open. */
type Login = {
	readonly user: string;
	readonly authPluginData1: Buffer;
	readonly authPluginData2: Buffer;
	readonly authToken: Buffer;
};

type Column = {readonly name: string; readonly type: number};
/** MySQL's numbers for the types of columns. */
export const types = {decimal: 246, int: 3, bigint: 8, text: 253, datetime: 12} as const;

export type Table = {
	readonly columns: readonly Column[];
	readonly rows: ReadonlyArray<Readonly<Record<string, string | null>>>;
};

type Act = (connection: Connection, sql: string) => void;

type SqlServer = {
	readonly port: number;
	readonly users: string[];
	readonly seen: string[];
	/** The client's ends of the connections that are open. */
	readonly sockets: ReadonlySet<Socket>;
};

/**
 * A server of MySQL's protocol on a free port that knows one password, and hands each statement to `act`,
 * until the test ends.
 */
export async function serveSql(t: TestContext, password: string, act: Act): Promise<SqlServer> {
	const users: string[] = [];
	const seen: string[] = [];
	const {port, sockets} = await serveSockets(t, (socket) => {
		const connection = createServerConnection(socket);
		connection.on('error', () => undefined);
		const answer = (sql: string) => {
			seen.push(sql);
			act(connection, sql);
			connection.sequenceId = 0;
		};

		connection.on('query', answer);
		// The library takes each SET for a preparation.
		connection.on('stmt_prepare', answer);
		connection.serverHandshake({
			protocolVersion: 10,
			serverVersion: '5.7.25-OceanBase-v4.2.5.1',
			connectionId: 1,
			statusFlags: 2,
			characterSet: 45,
			capabilityFlags: 0xff_ff_ff,
			authCallback(login: Login, done: (error: unknown, refusal?: {code: number; message: string}) => void) {
				users.push(login.user);
				const message = `Access denied for user '${login.user}' (using password: YES)`;
				done(null, isRight(login, password) ? undefined : {code: 1045, message});
				connection.sequenceId = 0;
			},
		});
	});
	return {port, users, seen, sockets};
}

/** What the types of the library leave out. */
const library = mysql as unknown as {
	readonly ConnectionConfig: new (options: {readonly stream: Socket; readonly isServer: true}) => object;
	readonly Connection: new (options: {readonly config: object}) => Numbering;
};

/** The number of the next packet: the library does not begin anew by itself where it is the server. */
type Numbering = Connection & {sequenceId: number};

/** The library's own server listens as well; only what it makes of a socket is wanted. */
function createServerConnection(socket: Socket): Numbering {
	return new library.Connection({config: new library.ConnectionConfig({stream: socket, isServer: true})});
}

/** MySQL's native hash: the server compares what the client makes of the password and of this login's salt. */
function isRight({authPluginData1, authPluginData2, authToken}: Login, password: string): boolean {
	const hash = sha1(Buffer.from(password));
	const pad = sha1(authPluginData1, authPluginData2.subarray(0, 12), sha1(hash));
	return (
		Buffer.compare(
			authToken,
			Buffer.from(
				hash.map((byte, index) => /* eslint-disable-line no-bitwise -- it is a pad */ byte ^ (pad[index] ?? 0)),
			),
		) === 0
	);
}

function sha1(...parts: readonly Buffer[]): Buffer {
	return createHash('sha1').update(Buffer.concat(parts)).digest();
}

/** Answers with the rows that a statement asks for. */
export function writeTable(connection: Connection, {columns, rows}: Table): void {
	connection.writeTextResult(
		rows.map((row) => ({...row})),
		columns.map(({name, type}) => ({
			catalog: 'def',
			schema: 'oceanbase',
			table: 'CDB_OB_RESTORE_PROGRESS',
			orgTable: 'CDB_OB_RESTORE_PROGRESS',
			name,
			orgName: name,
			characterSet: type === types.text ? 45 : 63,
			columnLength: 1024,
			columnType: type,
			flags: 0,
			decimals: 0,
		})),
	);
}

type SocketServer = {readonly port: number; readonly sockets: ReadonlySet<Socket>};

/** A server on a free port that hands each connection to `act`, until the test ends. */
export async function serveSockets(t: TestContext, act: (socket: Socket) => void): Promise<SocketServer> {
	const sockets = new Set<Socket>();
	// A client that only ends its half must not be taken for one that has gone.
	const server = createServer({allowHalfOpen: true}, (socket) => {
		sockets.add(socket);
		socket.on('close', () => {
			sockets.delete(socket);
		});
		socket.on('error', () => undefined);
		act(socket);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	t.after(() => {
		server.close();
		for (const socket of sockets) {
			socket.destroy();
		}
	});
	return {port: (server.address() as AddressInfo).port, sockets};
}

/** A packet of MySQL's protocol. */
export function packet(sequence: number, ...parts: ReadonlyArray<string | Buffer | readonly number[]>): Buffer {
	const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
	const head = Buffer.alloc(4);
	head.writeUIntLE(body.length, 0, 3);
	head.writeUInt8(sequence, 3);
	return Buffer.concat([head, body]);
}

/** What a server begins with, and how it wants to see a password. */
export function greet(plugin: string): Buffer {
	return packet(
		0,
		[10],
		'5.7.25-OceanBase-v4.2.5.1\0',
		[1, 0, 0, 0],
		'saltsalt\0',
		[0xff, 0xf7, 45, 2, 0, 0xff, 0x0f, 21],
		Array.from({length: 10}, () => 0),
		'saltsaltsalt\0',
		`${plugin}\0`,
	);
}

/** The status of a result that another one follows. */
export const moreResults = 10;

export function okPacket(sequence: number, status = 2): Buffer {
	return packet(sequence, [0, 0, 0, status, 0, 0, 0]);
}

/** The end of the columns, or of the rows. */
export function end(sequence: number, status = 2): Buffer {
	return packet(sequence, [0xfe, 0, 0, status, 0]);
}

/** The description of a column; a varchar unless given. */
export function column(sequence: number, name: string, type = 253, charset = 45): Buffer {
	const text = (value: string) => Buffer.concat([Buffer.from([Buffer.byteLength(value)]), Buffer.from(value)]);
	const names = [text('def'), text(''), text(''), text(''), text(name), text(name)];
	return packet(sequence, ...names, [12, charset, 0, 0, 4, 0, 0, type, 0, 0, 0, 0, 0]);
}

/** The packets of a result with one column and one row; the next packet has number `from + 5`. */
export function result(from: number, status = 2): Buffer {
	return Buffer.concat([
		packet(from, [1]),
		column(from + 1, 'ID'),
		end(from + 2),
		packet(from + 3, [2], '42'),
		end(from + 4, status),
	]);
}
