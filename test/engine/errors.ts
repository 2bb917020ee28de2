import assert from 'node:assert/strict';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {failsWith, never, openSource, type Harness} from './harness.js';
import {view} from './open-engine.js';
import {writeJobs} from './jobs.js';
import {job} from './restore-states.js';

export function testErrors({check}: Harness): void {
	for (const [title, login] of [
		['a wrong password', {password: 'wrong'}],
		['an unknown user', {user: 'nobody@sys', password: 'x'}],
	] as const) {
		check(`${title} is denied access`, async (engine, t) => {
			await assert.rejects(
				openSource(engine, t, login).source.read(never),
				failsWith('accessDenied', /^Access denied/v),
			);
		});
	}

	check('a locked user is denied access', async (engine, t) => {
		await engine.run("CREATE USER locked IDENTIFIED BY 'x'");
		await engine.run('ALTER USER locked ACCOUNT LOCK');
		const {source} = openSource(engine, t, {user: 'locked@sys', password: 'x'});
		await assert.rejects(source.read(never), failsWith('accessDenied', /locked/v));
	});

	check('a user with one connection reads progress, and not what needs a second one', async (engine, t) => {
		await writeJobs(engine, [job]);
		await engine.run("CREATE USER single IDENTIFIED BY 'one alone' WITH MAX_USER_CONNECTIONS 1");
		await engine.run(`GRANT SELECT ON ${view} TO single`);
		const {source} = openSource(engine, t, {user: 'single@sys', password: 'one alone'});
		await source.read(never);
		await assert.rejects(source.readStatusChanges(never), failsWith('failed', /max_user_connections/v));
		const {rows} = await source.read(never);
		assert.equal(rows.length, 1);
	});

	check('a view that is missing, or whose tables are', async (engine, t) => {
		await writeJobs(engine, [job]);
		const {source, connections} = openSource(engine, t);
		const jobs = 'oceanbase.__all_virtual_restore_job';
		await engine.run(`ALTER TABLE ${jobs} RENAME TO oceanbase.elsewhere`);
		try {
			await assert.rejects(source.read(never), failsWith('noView'));
		} finally {
			await engine.run(`ALTER TABLE oceanbase.elsewhere RENAME TO ${jobs}`);
		}

		const {rows} = await source.read(never);
		assert.deepEqual([rows.length, connections.length], [1, 1]);
	});

	check('numbers of errors, each of which leaves the connection usable', async (engine, t) => {
		const {source, connections} = openSource(engine, t);
		await source.read(never);
		const [connection] = connections;
		assert.ok(connection);
		for (const [statement, errno] of [
			['SELECT 1 FROM oceanbase.NOTHING', 1146],
			['SHOW COLUMNS FROM oceanbase.NOTHING', 1146],
			['SELECT 1 FROM nowhere.NOTHING', 1146],
			[`SELECT NOTHING FROM ${view}`, 1054],
			['SELECT FROM', 1064],
			['SET nothing = 1', 1193],
			['SELECT /*+ QUERY_TIMEOUT(100000) */ SLEEP(5)', 4012],
			['DELETE FROM oceanbase.__all_virtual_tenant_info', 1792],
		] as const) {
			// eslint-disable-next-line no-await-in-loop -- one after another
			await assert.rejects(connection.queryRows(statement, never), {errno}, statement);
			assert.ok(connection.isOpen());
		}

		await source.read(never);
		assert.equal(connections.length, 1);
	});

	check('a query that is killed fails with 1317, and the connection stays', async (engine, t) => {
		const {source, connections} = openSource(engine, t);
		await source.read(never);
		const [connection] = connections;
		assert.ok(connection);
		const {rows} = await connection.queryRows('SELECT CONNECTION_ID() AS ID', never);
		const sleeping = assert.rejects(connection.queryRows('SELECT SLEEP(20)', never), {errno: 1317});
		await untilRunning(engine.run);
		await engine.run(`KILL QUERY ${rows[0]?.['ID']}`);
		await sleeping;
		assert.ok(connection.isOpen());
	});

	check('a connection that is killed is opened again', async (engine, t) => {
		await writeJobs(engine, [job]);
		const {source, connections} = openSource(engine, t);
		await source.read(never);
		const [connection] = connections;
		assert.ok(connection);
		const {rows} = await connection.queryRows('SELECT CONNECTION_ID() AS ID', never);
		await engine.run(`KILL ${rows[0]?.['ID']}`);
		while (connection.isOpen()) {
			// eslint-disable-next-line no-await-in-loop -- until the news is here
			await nextTurn();
		}

		const answer = await source.read(never);
		assert.deepEqual([answer.rows.length, answer.isFirst, connections.length], [1, true, 2]);
	});

	check('the server itself ends a statement that nobody waits for any more', async (engine, t) => {
		const {source, connections} = openSource(engine, t, {timeoutMs: 1000});
		await source.read(never);
		await assert.rejects(connections[0]?.queryRows('SELECT SLEEP(30)', never) ?? Promise.resolve(), /timeout/iv);
		for (;;) {
			// eslint-disable-next-line no-await-in-loop -- until it has ended
			if ((await countSleeping(engine.run)) === 0) {
				return;
			}
		}
	});
}

type Run = (sql: string) => Promise<ReadonlyArray<Readonly<Record<string, unknown>>>>;

async function countSleeping(run: Run): Promise<number> {
	const rows = await run('SHOW FULL PROCESSLIST');
	return rows.filter(({Info}) => String(Info).startsWith('SELECT SLEEP(')).length;
}

async function untilRunning(run: Run): Promise<void> {
	// eslint-disable-next-line no-await-in-loop -- until the server has begun with it
	while ((await countSleeping(run)) === 0) {
		// eslint-disable-next-line no-await-in-loop -- as above
		await nextTurn();
	}
}
