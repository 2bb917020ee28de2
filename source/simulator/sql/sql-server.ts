import {createServer, type AddressInfo, type Server, type Socket} from 'node:net';
import type {World} from '../world/world.js';
import type {SqlFault} from './sql-fault.js';
import {isRoot} from './sql-login.js';
import {serveSql, type SqlService} from './sql-session.js';
import type {ViewVersion} from './view-version.js';

export type SqlServerOptions = {
	readonly host: string;
	/** 0 takes a free one. */
	readonly port: number;
	readonly world: World;
	/** World time, ms since 1970. */
	readonly now: () => number;
	/** Of root@sys; empty unless given. */
	readonly rootPassword?: string;
	/** The version of the restore views; the newest unless given. */
	readonly version?: ViewVersion;
};

/** A simulated OceanBase that serves SQL. */
export type SqlServer = {
	readonly host: string;
	readonly port: number;
	/** Cuts every connection. */
	readonly close: () => Promise<void>;
	/** Injects a fault from now on; undefined returns to the outages of the story. */
	readonly setFault: (fault: SqlFault | undefined) => void;
	/** The latest thousand statements, oldest first. */
	readonly statements: readonly string[];
	/** The users of the latest thousand logins, denied ones included, oldest first. */
	readonly logins: readonly string[];
};

const longestLog = 1000;

/** Starts an SQL server with the restore views of a world. Rejects with the socket's error, such as EADDRINUSE. */
export async function startSqlServer(options: SqlServerOptions): Promise<SqlServer> {
	const {host, port} = options;
	const statements: string[] = [];
	const logins: string[] = [];
	let chosenFault: SqlFault | undefined;
	const faultNow = () => chosenFault ?? outageNow(options);
	const service = createService(options, {faultNow, statements, logins});
	const sockets = new Set<Socket>();
	let connectionId = 0;

	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on('close', () => {
			sockets.delete(socket);
		});
		// A result is many small packets, which must not wait for acknowledgements (Nagle's algorithm).
		socket.setNoDelay(true);
		connectionId++;
		receive(socket, connectionId, service);
	});
	await listen(server, {host, port});
	return {
		host,
		// A server that listens on a port has an address of this kind.
		port: (server.address() as AddressInfo).port,
		statements,
		logins,
		setFault(fault) {
			chosenFault = fault;
		},
		close: async () => close(server, sockets),
	};
}

function receive(socket: Socket, connectionId: number, service: SqlService): void {
	const fault = service.faultNow();
	if (fault?.type === 'refuse') {
		socket.resetAndDestroy();
	} else if (fault?.type === 'hang') {
		// The data must be read for the end of the connection to be noticed.
		socket.on('error', () => undefined);
		socket.resume();
	} else {
		serveSql(socket, connectionId, service);
	}
}

type ServerLog = {
	readonly faultNow: SqlService['faultNow'];
	readonly statements: string[];
	readonly logins: string[];
};

function createService(options: SqlServerOptions, {faultNow, statements, logins}: ServerLog): SqlService {
	const {world, now, rootPassword = '', version = '4.3.3'} = options;
	const {story} = world;
	return {
		serverVersion: `5.7.25-OceanBase_CE-v${story.obVersion}`,
		offsetMinutes: story.offsetMinutes,
		faultNow,
		isAdmitted(login) {
			remember(logins, login.user);
			return faultNow()?.type !== 'denied' && isRoot(login, {password: rootPassword, cluster: story.clusterName});
		},
		contextNow: () => ({world, t: now(), version, fault: faultNow()}),
		remember(statement) {
			remember(statements, statement);
		},
	};
}

/** Outages of the story are faults of the agent; only a database that is down stops SQL as well. */
function outageNow({world, now}: SqlServerOptions): SqlFault | undefined {
	return world.faultAt(now())?.type === 'dbDown' ? {type: 'refuse'} : undefined;
}

function remember(list: string[], text: string): void {
	list.push(text);
	list.splice(0, list.length - longestLog);
}

async function listen(server: Server, {host, port}: {readonly host: string; readonly port: number}): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, () => {
			server.off('error', reject);
			resolve();
		});
	});
}

async function close(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
	for (const socket of sockets) {
		socket.destroy();
	}

	await new Promise<void>((resolve) => {
		server.close(() => {
			resolve();
		});
	});
}
