import assert from 'node:assert/strict';
import type {TestContext} from 'node:test';
import {connect} from '../../source/sql/connect.js';
import {createProgressSource} from '../../source/sql/progress-source.js';
import type {Connect, SqlConnection} from '../../source/sql/sql-connection.js';
import {SqlError} from '../../source/sql/sql-error.js';
import type {Engine} from './open-engine.js';

export const never = new AbortController().signal;

type Login = {readonly user?: string; readonly password?: string; readonly timeoutMs?: number};
type Source = ReturnType<typeof createProgressSource>;

export type Harness = {
	/** A test that needs the engine; skipped where there is none, with the reason. */
	readonly check: (title: string, act: (engine: Engine, t: TestContext) => Promise<void>) => void;
};

/** The progress as restop reads it, and the connections that it opens. */
export function openSource(
	{port}: Engine,
	t: TestContext,
	login: Login = {},
): {source: Source; connections: readonly SqlConnection[]} {
	const connections: SqlConnection[] = [];
	const remember: Connect = async (facts, signal) => {
		const connection = await connect(facts, signal);
		connections.push(connection);
		return connection;
	};

	const address = {host: '127.0.0.1', port};
	const source = createProgressSource({
		address,
		user: 'root@sys',
		password: '',
		timeoutMs: 20_000,
		...login,
		connect: remember,
	});
	t.after(async () => source.close());
	return {source, connections};
}

export function failsWith(reason: string, said = /./v): (error: unknown) => boolean {
	return (error) => {
		assert.ok(error instanceof SqlError, String(error));
		assert.equal(error.problem.reason, reason, error.message);
		assert.match(error.problem.said, said);
		return true;
	};
}
