import assert from 'node:assert/strict';
import test, {type TestContext} from 'node:test';
import type {ClusterTarget} from '../../source/domain/cluster.js';
import {english} from '../../source/locale/en.js';
import {trySql} from '../../source/run/try-sql.js';
import {startSqlServer} from '../../source/simulator/sql/sql-server.js';
import {createWorld} from '../../source/simulator/world/world.js';
import {demoStory} from '../../source/simulator/world/demo-story.js';

async function serve(t: TestContext): Promise<number> {
	const now = Date.now();
	const world = createWorld(demoStory, now);
	const {port, close} = await startSqlServer({
		world,
		now: () => now,
		rootPassword: 'secret',
		host: '127.0.0.1',
		port: 0,
	});
	t.after(close);
	return port;
}

async function tryOut(sql: ClusterTarget['sql'], rootPassword: string | undefined) {
	const agent = {origin: 'http://127.0.0.1:2886', label: '127.0.0.1:2886'};
	const trials = await trySql(
		{
			id: 'prod',
			agents: [agent],
			credential: {kind: 'root', password: 'secret'},
			rootPassword,
			tls: {},
			sql,
			selection: {names: [], globs: ['*'], sinceMs: 0},
		},
		{agent, info: undefined, timeoutMs: 5000, words: english, signal: new AbortController().signal},
	);
	return {lines: trials.flatMap(({lines}) => lines), isGood: trials.every(({isGood}) => isGood)};
}

test('SQL that answers is said with the views that it has', async (t) => {
	const port = await serve(t);
	const {lines, isGood} = await tryOut({user: 'root@sys', host: '127.0.0.1', port}, 'secret');
	assert.equal(isGood, true);
	assert.equal(lines[0], `SQL: answers on 127.0.0.1:${port}`);
	assert.match(lines[1] ?? '', /^CDB_OB_RESTORE_PROGRESS: readable, \d+ columns$/v);
	assert.match(lines[2] ?? '', /^CDB_OB_RESTORE_HISTORY: (?:readable|not readable)/v);
	assert.match(lines[3] ?? '', /^DBA_OB_ROOTSERVICE_EVENT_HISTORY: readable, \d+ columns$/v);
});

test('what keeps SQL off is said with what to do', async (t) => {
	const at = {user: 'root@sys', host: '127.0.0.1', port: await serve(t)};
	const cases = [
		[at, 'CANARY', /^sql off: access denied/v],
		[at, undefined, /^sql off: no root@sys password/v],
		[{...at, port: 1}, 'CANARY', /^sql off: unreachable/v],
		['fromAgent', 'CANARY', /^sql off: agent does not report the SQL address/v],
	] as const;
	for (const [sql, password, expected] of cases) {
		// eslint-disable-next-line no-await-in-loop -- one server
		const {lines, isGood} = await tryOut(sql, password);
		assert.equal(isGood, false);
		assert.equal(lines.length, 1);
		assert.match(lines[0] ?? '', expected);
		assert.doesNotMatch(lines[0] ?? '', /CANARY/v);
	}
});

test('nothing is said where SQL is not used', async () => {
	assert.deepEqual(await tryOut(undefined, 'secret'), {lines: [], isGood: true});
});
