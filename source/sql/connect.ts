import {connect as connectSocket} from 'node:net';
import {authPlugins, createConnection, type Connection, type ConnectionOptions, type FieldPacket} from 'mysql2';

/** A value as text, with every digit; null for SQL's NULL. */
export type SqlValue = string | number | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;

export type SqlAnswer = {
	/** Also of an answer without rows. */
	readonly columns: readonly string[];
	readonly rows: readonly SqlRow[];
};

/** Throws what the driver throws, or the signal's reason once that is aborted. */
export type QueryRows = (sql: string, signal: AbortSignal) => Promise<SqlAnswer>;

export type SqlConnection = {
	readonly queryRows: QueryRows;
	/** False as soon as the server has hung up. */
	readonly isOpen: () => boolean;
	/** Says goodbye and leaves. */
	readonly close: () => void;
	/** Leaves without a word: whoever hangs would not hear one. */
	readonly destroy: () => void;
};

export type SqlLogin = {
	readonly host: string;
	readonly port: number;
	readonly user: string;
	readonly password: string;
	/** Longest wait for the login, and for each statement. */
	readonly timeoutMs: number;
};

export type Connect = (login: SqlLogin, signal: AbortSignal) => Promise<SqlConnection>;

/** Logs in to a server that speaks MySQL's protocol. */
export const connect: Connect = async (login, signal) => {
	signal.throwIfAborted();
	const {host, port, timeoutMs} = login;
	const socket = connectSocket({host, port, noDelay: true, keepAlive: true});
	const connection = createConnection({...optionsFor(login), stream: () => socket});
	let loss: Error | undefined;
	// A connection may break between two statements; without a listener that would end the program.
	connection.on('error', (error: Error) => {
		loss = error;
	});

	/** The driver only ends its half of a connection, and a server that hangs never ends the other. */
	const destroy = () => {
		connection.destroy();
		socket.destroy();
	};

	const ask = async <Value>(act: (done: Done<Value>) => void, until: AbortSignal): Promise<Value> =>
		settle(act, until, destroy);

	await ask<unknown>((done) => {
		connection.connect((error) => {
			done(error, undefined);
		});
	}, signal).catch((error: unknown) => {
		destroy();
		throw error;
	});

	const isOpen = () => loss === undefined && socket.readable && socket.writable;
	return {
		isOpen,
		destroy,
		close() {
			connection.end();
			socket.destroySoon();
		},
		async queryRows(sql, until) {
			if (!isOpen()) {
				throw loss ?? Object.assign(new Error('the server has hung up'), {code: 'PROTOCOL_CONNECTION_LOST'});
			}

			let query: object | undefined;
			try {
				return await ask<SqlAnswer>((done) => {
					query = sendQuery(connection, {sql, timeout: timeoutMs}, done);
				}, until);
			} finally {
				stopTimer(query);
			}
		},
	};
};

function optionsFor({user, password, timeoutMs}: SqlLogin): ConnectionOptions {
	return {
		user,
		password,
		connectTimeout: timeoutMs,
		// The collation that every release of OceanBase knows.
		charset: 'utf8mb4_general_ci',
		flags: ['-LOCAL_FILES'],
		multipleStatements: false,
		authPlugins: safePlugins,
		rowsAsArray: true,
		// SCNs have 19 digits, and dates no zone: everything stays the text that it is on the wire.
		typeCast: (field) => field.string('utf8'),
		// Else it writes a program for each kind of row.
		disableEval: true,
	};
}

/**
 * How a server may ask for the password: never so that it, or whoever stands in for it, learns it. OceanBase asks for
 * MySQL's native hash. The first two want the password itself, the third one may turn to that: sealed, but with a key
 * that anybody may have sent.
 */
const safePlugins: Exclude<ConnectionOptions['authPlugins'], undefined> = Object.fromEntries([
	['mysql_clear_password', refuse],
	['sha256_password', refuse],
	['caching_sha2_password', authPlugins.caching_sha2_password({onServerPublicKey: refuse})],
]);

function refuse(): never {
	throw new Error('the server wants the password itself, which is not given over an open connection');
}

type Done<Value> = (error: Error | null, value: Value) => void;

/** Waits for the driver, but not longer than the signal; what was asked then is abandoned. */
async function settle<Value>(
	act: (done: Done<Value>) => void,
	signal: AbortSignal,
	abandon: () => void,
): Promise<Value> {
	signal.throwIfAborted();
	const {promise, resolve, reject} = Promise.withResolvers<Value>();
	const leave = () => {
		abandon();
		reject(signal.reason as Error);
	};

	signal.addEventListener('abort', leave, {once: true});
	try {
		act((error, value) => {
			if (error) {
				reject(error);
			} else {
				resolve(value);
			}
		});
		return await promise;
	} finally {
		signal.removeEventListener('abort', leave);
	}
}

type Statement = {readonly sql: string; readonly timeout: number};

function sendQuery(connection: Connection, statement: Statement, done: Done<SqlAnswer>): object {
	return connection.query({...statement}, (error: Error | null, rows: unknown, fields: FieldPacket[] | undefined) => {
		const columns = (fields ?? []).map(({name}) => name);
		done(error, {columns, rows: error === null ? rowsOf(rows, columns) : []});
	});
}

/** The driver's timer runs on after a loss, and would keep the program waiting for it. */
function stopTimer(query: object | undefined): void {
	if (query !== undefined && 'queryTimeout' in query) {
		clearTimeout(query.queryTimeout as NodeJS.Timeout | undefined);
	}
}

/** The answer to a statement that selects nothing is no list. */
function rowsOf(rows: unknown, columns: readonly string[]): readonly SqlRow[] {
	return Array.isArray(rows) ? rows.map((row: unknown) => rowOf(row, columns)) : [];
}

function rowOf(row: unknown, columns: readonly string[]): SqlRow {
	const values: readonly unknown[] = Array.isArray(row) ? row : [];
	return Object.fromEntries(columns.map((column, index) => [column, valueOf(values[index])]));
}

function valueOf(value: unknown): SqlValue {
	return typeof value === 'string' || typeof value === 'number' ? value : null;
}
