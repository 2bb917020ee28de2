import {Buffer} from 'node:buffer';
import type {Socket} from 'node:net';
import {createConnection, type Connection} from 'mysql2';
import {answerStatement, syntaxError, type SqlAnswer, type SqlContext} from './sql-answer.js';
import {defineColumn, utf8mb4} from './sql-columns.js';
import type {SqlFault} from './sql-fault.js';
import type {Login} from './sql-login.js';

/** What all connections of a server share. */
export type SqlService = {
	readonly serverVersion: string;
	/** The time zone of a new session. */
	readonly offsetMinutes: number;
	readonly isAdmitted: (login: Login) => boolean;
	readonly contextNow: () => Omit<SqlContext, 'session'>;
	readonly faultNow: () => SqlFault | undefined;
	readonly remember: (statement: string) => void;
};

/** The protocol's numbers of commands. */
const commands = {quit: 1, useDatabase: 2, query: 3, ping: 14, sendLongData: 24, closeStatement: 25} as const;
const harmless: ReadonlySet<number> = new Set([commands.useDatabase, commands.ping]);
const unanswered: ReadonlySet<number> = new Set([commands.quit, commands.sendLongData, commands.closeStatement]);

/** Protocol 4.1 with its login and plugins, databases and transactions. Nothing newer: mysql2 writes EOF packets. */
const capabilities = 0x00_08_a2_0d;

/** Serves the MySQL protocol on a socket until either side closes it. */
export function serveSql(socket: Socket, connectionId: number, service: SqlService): void {
	// The timeout is a client's: a server has nothing to wait for.
	const connection = createConnection({stream: socket, isServer: true, connectTimeout: 0});
	// A client that disconnects is no error of the server.
	connection.on('error', () => undefined);
	answerCommands(connection, socket, service);
	connection.serverHandshake({
		protocolVersion: 10,
		serverVersion: service.serverVersion,
		connectionId,
		statusFlags: 2,
		characterSet: utf8mb4,
		capabilityFlags: capabilities,
		authCallback(sent: SentLogin, decide: Decide) {
			const isAdmitted = service.isAdmitted(loginOf(sent));
			decide(null, isAdmitted ? undefined : accessDenied(sent));
			connection.sequenceId = 0;
		},
	});
}

/** The argument of mysql2's `authCallback`, which its types leave out. */
type SentLogin = {
	readonly user: string;
	readonly authToken: Buffer | string;
	readonly authPluginData1: Buffer;
	readonly authPluginData2: Buffer;
};
type Decide = (error: null, refusal?: {readonly code: number; readonly message: string}) => void;

function loginOf({user, authToken, authPluginData1, authPluginData2}: SentLogin): Login {
	return {user, token: Buffer.from(authToken), seed: Buffer.concat([authPluginData1, authPluginData2])};
}

/** OceanBase masks the client's address. */
function accessDenied({user, authToken}: SentLogin) {
	const name = user.split('@', 1)[0] ?? '';
	const usesPassword = authToken.length === 0 ? 'NO' : 'YES';
	return {
		code: 1045,
		message: `Access denied for user '${name}'@'xxx.xxx.xxx.xxx' (using password: ${usesPassword})`,
	};
}

function answerCommands(connection: Connection, socket: Socket, service: SqlService): void {
	const session = {offsetMinutes: service.offsetMinutes};
	let statement = '';
	const receive = (text: string) => {
		statement = text;
	};

	connection.on('query', receive);
	connection.on('stmt_prepare', receive);
	// Without a listener mysql2 answers these itself.
	for (const event of ['stmt_execute', 'init_db', 'field_list', 'ping']) {
		connection.on(event, () => undefined);
	}

	// Emitted after the events above; only here is a query distinguished from a prepared statement.
	connection.on('packet', (_packet: unknown, _isKnown: boolean, command: number) => {
		if (!unanswered.has(command)) {
			void reply({command, text: statement}, {connection, socket, service, session});
		}
	});
}

type Command = {readonly command: number; readonly text: string};
type Channel = {
	readonly connection: Connection;
	readonly socket: Socket;
	readonly service: SqlService;
	readonly session: SqlContext['session'];
};

async function reply({command, text}: Command, {connection, socket, service, session}: Channel): Promise<void> {
	if (command === commands.query) {
		service.remember(text);
	}

	const fault = service.faultNow();
	if (fault?.type === 'refuse') {
		socket.resetAndDestroy();
		return;
	}

	if (fault?.type === 'slow') {
		await fault.wait();
	}

	if (fault?.type !== 'hang' && socket.writable) {
		write(answerCommand({command, text}, {...service.contextNow(), session}), connection);
	}
}

function answerCommand({command, text}: Command, context: SqlContext): SqlAnswer {
	if (command === commands.query) {
		return answerStatement(text, context);
	}

	return harmless.has(command) ? {type: 'ok'} : syntaxError('');
}

function write(answer: SqlAnswer, connection: Connection): void {
	switch (answer.type) {
		case 'ok': {
			connection.writeOk();
			break;
		}

		case 'error': {
			connection.writeError({code: answer.code, message: answer.message});
			break;
		}

		case 'rows': {
			connection.writeTextResult(
				answer.rows.map((cells) => Object.fromEntries(answer.columns.map(({name}, index) => [name, cells[index]]))),
				answer.columns.map((column) => defineColumn(column)),
			);
		}
	}

	// Packets are numbered from 0 for every command; mysql2 leaves that to the server.
	connection.sequenceId = 0;
}
