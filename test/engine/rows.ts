import assert from 'node:assert/strict';
import {createConnection} from 'mysql2/promise';
import {connect} from '../../source/sql/connect.js';
import {progressColumns} from '../../source/sql/progress-row.js';
import {failsWith, never, openSource, type Harness} from './harness.js';
import {view} from './open-engine.js';
import {restoreScn, startedAt, writeJobs} from './jobs.js';
import {job, states} from './restore-states.js';
import {startType, typesOf, wireTypes} from './wire-types.js';

/** A job's row as restop reads it, but for its figures. */
const row = {jobId: 41, restoreTenantId: 1054, tenantName: 'audit', startedAt};

export function testRows({check}: Harness): void {
	for (const {title, changes, status, data, log} of states) {
		check(`a row of OceanBase: ${title}`, async (engine, t) => {
			await writeJobs(engine, [{...job, ...changes}]);
			const {rows} = await openSource(engine, t).source.read(never);
			assert.deepEqual(rows, [{...row, status, data, log: {...log, restoreScn}}]);
		});
	}

	check('no restore, then two at once, with names of any kind', async (engine, t) => {
		await writeJobs(engine, []);
		const {source} = openSource(engine, t);
		assert.deepEqual(await source.read(never), {rows: [], identity: {}, isFirst: true});
		const names = ['恢复租户', "o'brien \\ \u{1B}[2J"];
		await writeJobs(
			engine,
			names.map((tenant, index) => ({...job, tenant, jobId: 7 + index, tenantId: 1002 + 2 * index})),
		);
		const {rows} = await source.read(never);
		assert.deepEqual(
			rows.map(({jobId, restoreTenantId, tenantName}) => [jobId, restoreTenantId, tenantName]),
			[
				[7, 1002, '恢复租户'],
				[8, 1004, String.raw`o'brien \ \x1b[2J`],
			],
		);
	});

	check('a restored tenant without figures yet: NULL is unknown', async (engine, t) => {
		await writeJobs(engine, [job]);
		await engine.run('DELETE FROM oceanbase.__all_virtual_restore_progress');
		await engine.run('DELETE FROM oceanbase.__all_virtual_tenant_info');
		const {rows} = await openSource(engine, t).source.read(never);
		assert.deepEqual(rows, [{...row, status: 'RESTORING', data: {}, log: {restoreScn}}]);
	});

	check('the largest numbers', async (engine, t) => {
		const most = 2 ** 53 - 1;
		await writeJobs(engine, [{...job, readableScn: 2n ** 63n - 1n, tablets: [most, most], bytes: [most, most]}]);
		const {rows} = await openSource(engine, t).source.read(never);
		assert.deepEqual(rows[0]?.data, {
			percent: 100,
			finishedBytes: most,
			totalBytes: most,
			finishedTablets: most,
			totalTablets: most,
		});
		assert.equal(rows[0]?.log.recoverScn, 2n ** 63n - 1n);
	});

	check('the start is the same instant in every session zone', async (engine, t) => {
		await writeJobs(engine, [job]);
		const {source, connections} = openSource(engine, t);
		for (const zone of ['+08:00', '-03:30', '+00:00']) {
			// eslint-disable-next-line no-await-in-loop -- one after another
			await connections[0]?.queryRows(`SET time_zone = '${zone}'`, never);
			// eslint-disable-next-line no-await-in-loop -- as above
			const {rows} = await source.read(never);
			assert.equal(rows[0]?.startedAt, startedAt, zone);
		}
	});

	check('older views lack columns', async (engine, t) => {
		await writeJobs(engine, [{...job, bytes: [298, 0]}]);
		const {source, connections} = openSource(engine, t);
		await source.read(never);
		const {viewText: text} = engine;
		const old = ['TENANT_ID', 'JOB_ID', 'RESTORE_SCN', 'STATUS', 'TOTAL_BYTES', 'FINISH_BYTES'];
		try {
			await engine.run(`CREATE OR REPLACE VIEW ${view} AS SELECT ${old.join(', ')} FROM (${text}) AS newer`);
			await assert.rejects(source.read(never), failsWith('failed', /Unknown column/v));
			const {rows} = await source.read(never);
			// Without counts of tablets, 0 finished bytes are unknown.
			assert.deepEqual(rows, [
				{jobId: 41, restoreTenantId: 1054, status: 'RESTORING', data: {totalBytes: 298}, log: {restoreScn}},
			]);
			assert.equal(connections.length, 1);
		} finally {
			await engine.run(`CREATE OR REPLACE VIEW ${view} AS ${text}`);
		}
	});

	check('the columns have the types that the simulated view has', async (engine, t) => {
		const connection = await createConnection({host: '127.0.0.1', port: engine.port, user: 'root'});
		t.after(() => {
			connection.destroy();
		});
		const [, all] = await connection.query(`SELECT * FROM ${view}`);
		assert.deepEqual(typesOf(all), wireTypes);
		const [, start] = await connection.query(`SELECT UNIX_TIMESTAMP(START_TIMESTAMP) AS STARTED_AT FROM ${view}`);
		assert.deepEqual(typesOf(start), [startType]);
	});

	check('every value comes as the text that it is on the wire', async (engine, t) => {
		await writeJobs(engine, [job]);
		const connection = await connect(
			{host: '127.0.0.1', port: engine.port, user: 'root', password: '', timeoutMs: 20_000},
			never,
		);
		t.after(() => {
			connection.destroy();
		});
		const {rows} = await connection.queryRows(`SELECT ${progressColumns.join(', ')} FROM ${view}`, never);
		assert.equal(rows.length, 2);
		for (const value of rows.flatMap((one) => Object.values(one))) {
			assert.ok(value === null || typeof value === 'string');
		}
	});

	check('the two statements before the first query are understood', async (engine, t) => {
		const {source, connections} = openSource(engine, t, {timeoutMs: 20_000});
		await source.read(never);
		const [connection] = connections;
		assert.ok(connection);
		const {rows} = await connection.queryRows('SELECT @@tx_read_only AS R, @@ob_query_timeout AS T', never);
		assert.deepEqual(rows, [{R: '1', T: '20000000'}]);
	});
}
