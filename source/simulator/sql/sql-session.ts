import {Buffer} from 'node:buffer';
import type {Socket} from 'node:net';
import {createConnection, type Connection} from 'mysql2';
import {answerStatement, syntaxError, type SqlAnswer, type SqlContext} from './sql-answer.js';
import {defineColumn, utf8mb4} from './sql-columns.js';
import type {SqlFault} from './sql-fault.js';
import type {Login} from './sql-login.js';

/** What every connection of a server shares. */
export type SqlService = {
	readonly serverVersion: string;
	/** Minutes; where a session begins. */
	readonly offsetMinutes: number;
	readonly isWelcome: (login: Login) => boolean;
	readonly contextNow: () => Omit<SqlContext, 'session'>;
	readonly faultNow: () => SqlFault | undefined;
	readonly remember: (statement: string) => void;
};

/** Numbers of the commands that may come after the login. */
const commands = {quit: 1, useDatabase: 2, query: 3, ping: 14, sendLongData: 24, closeStatement: 25} as const;
const harmless: ReadonlySet<number> = new Set([commands.useDatabase, commands.ping]);
const unanswered: ReadonlySet<number> = new Set([commands.quit, commands.sendLongData, commands.closeStatement]);

/** Protocol 4.1, its login and its plugins, databases, transactions and nothing newer: mysql2 writes EOF packets. */
const capabilities = 0x00_08_a2_0d;

/** Speaks MySQL's protocol on a socket until either side has had enough. */
export function serveSql(socket: Socket, connectionId: number, service: SqlService): void {
	// A server's side has no server to wait for.
	const connection = createConnection({stream: socket, isServer: true, connectTimeout: 0});
	// Clients come and go as they like.
	connection.on('error', () => undefined);
	converse(connection, socket, service);
	connection.serverHandshake({
		protocolVersion: 10,
		serverVersion: service.serverVersion,
		connectionId,
		statusFlags: 2,
		characterSet: utf8mb4,
		capabilityFlags: capabilities,
		authCallback(sent: SentLogin, decide: Decide) {
			const isWelcome = service.isWelcome(loginOf(sent));
			decide(null, isWelcome ? undefined : accessDenied(sent));
			connection.sequenceId = 0;
		},
	});
}

/** Of mysql2. */
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

/** OceanBase does not say where the client is. */
function accessDenied({user, authToken}: SentLogin) {
	const name = user.split('@', 1)[0] ?? '';
	const usesPassword = authToken.length === 0 ? 'NO' : 'YES';
	return {
		code: 1045,
		message: `Access denied for user '${name}'@'xxx.xxx.xxx.xxx' (using password: ${usesPassword})`,
	};
}

function converse(connection: Connection, socket: Socket, service: SqlService): void {
	const session = {offsetMinutes: service.offsetMinutes};
	let said = '';
	const hear = (text: string) => {
		said = text;
	};

	connection.on('query', hear);
	connection.on('stmt_prepare', hear);
	// Else mysql2 would answer these by itself.
	for (const event of ['stmt_execute', 'init_db', 'field_list', 'ping']) {
		connection.on(event, () => undefined);
	}

	// Comes after the others; SET and a prepared statement are told apart only here.
	connection.on('packet', (_packet: unknown, _isKnown: boolean, command: number) => {
		if (!unanswered.has(command)) {
			void reply({command, text: said}, {connection, socket, service, session});
		}
	});
}

type Asked = {readonly command: number; readonly text: string};
type Conversation = {
	readonly connection: Connection;
	readonly socket: Socket;
	readonly service: SqlService;
	readonly session: SqlContext['session'];
};

async function reply(asked: Asked, {connection, socket, service, session}: Conversation): Promise<void> {
	if (asked.command === commands.query) {
		service.remember(asked.text);
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
		write(answerCommand(asked, {...service.contextNow(), session}), connection);
	}
}

function answerCommand({command, text}: Asked, context: SqlContext): SqlAnswer {
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

	// Every command begins to count its packets anew; mysql2 leaves that to the server.
	connection.sequenceId = 0;
}
