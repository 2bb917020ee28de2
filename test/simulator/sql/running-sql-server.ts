import assert from 'node:assert/strict';
import type {TestContext} from 'node:test';
import {type Connection, type ConnectionOptions, createConnection, type RowDataPacket} from 'mysql2/promise';
import {type SqlServer, type SqlServerOptions, startSqlServer} from '../../../source/simulator/sql/sql-server.js';
import {createRestore, storyOf} from '../../../source/simulator/world/scenario-library.js';
import type {Restore, Story} from '../../../source/simulator/world/scenario.js';
import {createWorld, type World} from '../../../source/simulator/world/world.js';

export const second = 1000;
export const minute = 60 * second;
export const startedAt = Date.parse('2026-11-23T22:35:00+08:00');
const rootPassword = 'secret word';
export const view = 'oceanbase.CDB_OB_RESTORE_PROGRESS';

type Row = Readonly<Record<string, string | number | null>>;

type Running = {
	readonly server: SqlServer;
	readonly connectAs: (changes?: ConnectionOptions) => Promise<Connection>;
	readonly ask: (statement: string) => Promise<readonly Row[]>;
	readonly setNow: (next: number) => void;
};

export function worldWith(changes: Partial<Restore> = {}, story: Partial<Story> = {}): World {
	return createWorld(storyOf([{tenant: 'rt2', restores: [createRestore({startedAt, ...changes})]}], story));
}

/** A server of a world, a minute after the start of its restore unless given otherwise, and a client that is logged in. */
export async function run(t: TestContext, options: Partial<SqlServerOptions> = {}): Promise<Running> {
	let now = startedAt + minute;
	const server = await startSqlServer({
		host: '127.0.0.1',
		port: 0,
		world: worldWith(),
		now: () => now,
		rootPassword,
		...options,
	});
	t.after(server.close);
	const connectAs = async (changes: ConnectionOptions = {}) => {
		const {host, port} = server;
		const exact = {dateStrings: true, supportBigNumbers: true};
		const connection = await createConnection({
			host,
			port,
			user: 'root@sys',
			password: rootPassword,
			...exact,
			...changes,
		});
		// A server that closes first is no failure of the test.
		connection.on('error', () => undefined);
		t.after(() => {
			connection.destroy();
		});
		return connection;
	};

	const connection = await connectAs();
	return {
		server,
		connectAs,
		ask: async (statement) => askOver(connection, statement),
		setNow(next) {
			now = next;
		},
	};
}

export async function askOver(connection: Connection, statement: string): Promise<readonly Row[]> {
	const [rows] = await connection.query<RowDataPacket[]>(statement);
	// A statement without rows gives no array.
	return Array.isArray(rows) ? rows.map((row) => ({...row})) : [];
}

export async function count(running: Pick<Running, 'ask'>): Promise<number> {
	const rows = await running.ask(`SELECT * FROM ${view}`);
	return rows.length;
}

export async function askOwn(running: Running): Promise<Row> {
	const [row] = await running.ask(`SELECT * FROM ${view} WHERE TENANT_ID <> 1`);
	return row ?? assert.fail('no row of the tenant');
}

export function code(expected: string) {
	return (error: unknown) => error instanceof Error && 'code' in error && error.code === expected;
}
