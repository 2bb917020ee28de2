import {connect as connectSocket} from 'node:net';
import {authPlugins, createConnection, type Connection, type ConnectionOptions} from 'mysql2';
import {createQueryRows} from './query-rows.js';
import {callDriver, type Callback} from './call-driver.js';
import {guardSocket} from './guard-socket.js';
import {socketOptions} from './socket-options.js';
import type {Connect, SqlLogin} from './sql-connection.js';
import {SqlError} from './sql-error.js';

/** As of an agent's answer. */
const largestBytes = 16 * 1024 * 1024;

/** Logs in to a server of the MySQL protocol. Whatever the server sends, at any time, only a call of ours fails. */
export const connect: Connect = async (login, signal) => {
	signal.throwIfAborted();
	const {timeoutMs} = login;
	const socket = connectSocket(socketOptions(login));
	const connection = createConnection({...optionsFor(login), stream: () => socket});

	/** The driver closes only its half of a connection; the other half of a server that hangs would stay open. */
	const destroy = () => {
		connection.destroy();
		socket.destroy();
	};

	const loss = watchConnection(connection, destroy);
	const guard = guardSocket(socket, {largestBytes, tooLarge, onBroken: loss.lose});
	const call = async <Value>(start: (done: Callback<Value>) => void, until: AbortSignal): Promise<Value> => {
		guard.beginAnswer();
		return callDriver(start, {signals: [until, loss.signal], abandon: destroy});
	};

	await call<unknown>((done) => {
		connection.connect((error) => {
			done(error, undefined);
		});
	}, signal).catch((error: unknown) => {
		destroy();
		throw error;
	});

	const isOpen = () => !loss.signal.aborted && socket.readable && socket.writable;
	const queryRows = createQueryRows(connection, {timeoutMs, call});
	return {
		isOpen,
		destroy,
		close() {
			connection.end();
			socket.destroySoon();
		},
		async queryRows(sql, until) {
			if (!isOpen()) {
				throw loss.signal.aborted ? (loss.signal.reason as Error) : new SqlError({reason: 'unreachable'});
			}

			return queryRows(sql, until);
		},
	};
};

type Loss = {
	/** Aborted with the error that broke the connection. */
	readonly signal: AbortSignal;
	readonly lose: (error: Error) => void;
};

/** A connection may break between two statements; without a listener that would crash the program. */
function watchConnection(connection: Connection, destroy: () => void): Loss {
	const controller = new AbortController();
	const lose = (error: Error) => {
		controller.abort(error);
		destroy();
	};

	connection.on('error', lose);
	return {signal: controller.signal, lose};
}

function tooLarge(): Error {
	return new SqlError({reason: 'failed', detail: {type: 'tooLarge'}});
}

function optionsFor({user, password, timeoutMs}: SqlLogin): ConnectionOptions {
	return {
		user,
		password,
		connectTimeout: timeoutMs,
		// The collation that every release of OceanBase knows.
		charset: 'utf8mb4_general_ci',
		flags: ['-LOCAL_FILES'],
		multipleStatements: false,
		authPlugins: createSafePlugins(),
		rowsAsArray: true,
		// SCNs have 19 digits, and dates no zone: every value stays the text that it is on the wire. (Asked for the text of
		// some columns, the driver would print the server's name of the column.)
		typeCast: (field) => field.buffer()?.toString('utf8') ?? null,
		// The driver would otherwise generate and compile code for each kind of row.
		disableEval: true,
	};
}

/**
 * How a server may ask for the password: never so that it, or an impostor, learns it. OceanBase asks for MySQL's native
 * hash. The first two methods send the password itself. The third may fall back to that, encrypted with a key that the
 * server sends and nobody has verified.
 */
function createSafePlugins(): Exclude<ConnectionOptions['authPlugins'], undefined> {
	return Object.fromEntries([
		['mysql_clear_password', refuse],
		['sha256_password', refuse],
		['caching_sha2_password', authPlugins.caching_sha2_password({onServerPublicKey: refuse})],
	]);
}

function refuse(): never {
	throw new SqlError({reason: 'failed', detail: {type: 'passwordDemanded'}});
}
