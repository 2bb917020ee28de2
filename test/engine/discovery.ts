import assert from 'node:assert/strict';
import {createRestore, storyOf} from '../../source/simulator/world/scenario-library.js';
import {historyView} from '../../source/simulator/sql/history-view.js';
import {sqlTypes} from '../../source/simulator/sql/sql-table.js';
import {bothRows, writeHistory} from './ended-jobs.js';
import {never, openSource, type Harness} from './harness.js';
import {quote, restoreScn, startedAt, writeJobs} from './jobs.js';
import {job} from './restore-states.js';

const day = {sinceMs: 86_400_000};
const history = 'oceanbase.CDB_OB_RESTORE_HISTORY';

/** Whether a moment is as long ago as it was written, but for the time that the test took. */
function isAbout(ms: number | undefined, secondsAgo: number): boolean {
	return ms !== undefined && Math.abs(Date.now() - secondsAgo * 1000 - ms) < 120_000;
}

export function testDiscovery({check}: Harness): void {
	check('all restores: both rows of a running one, and both of one that ended', async (engine, t) => {
		await writeJobs(engine, [job]);
		await writeHistory(engine, bothRows(40, 300));
		const {
			restores = [],
			rows,
			serverTime,
			hasEnded,
			endedProblem,
		} = await openSource(engine, t).source.read(never, day);
		assert.deepEqual([rows.length, restores.length, hasEnded, endedProblem], [1, 2, true, undefined]);
		assert.ok(isAbout(serverTime, 0));
		const [running, ended] = restores;
		assert.deepEqual(running, {
			tenant: 'audit',
			reading: {
				jobId: 41,
				restoreTenantId: 1054,
				status: 'WAIT_TENANT_RESTORE_FINISH',
				startedAt,
				sourceCluster: 'obprod',
				sourceTenant: 'orders',
				data: rows[0]?.data,
				log: rows[0]?.log,
				comment: '',
			},
		});
		const {startedAt: began, finishedAt, ...reading} = ended?.reading ?? assert.fail('no ended restore');
		assert.deepEqual(reading, {
			jobId: 40,
			restoreTenantId: 1054,
			status: 'SUCCESS',
			sourceCluster: 'obprod',
			sourceTenant: 'orders',
			data: {finishedTablets: 590, totalTablets: 590, totalBytes: 18_622_071},
			log: {restoreScn},
			comment: '',
		});
		assert.ok(isAbout(began, 600));
		assert.ok(isAbout(finishedAt, 300));
	});

	check('what ended too long ago is left out, in every zone of the session', async (engine, t) => {
		await writeJobs(engine, []);
		await writeHistory(engine, [...bothRows(40, 90_000), ...bothRows(41, 80_000), ...bothRows(42, 10)]);
		for (const zone of ['+08:00', '-03:30', '+00:00']) {
			const {source, connections} = openSource(engine, t);
			// eslint-disable-next-line no-await-in-loop -- one after another
			await source.read(never);
			// eslint-disable-next-line no-await-in-loop -- as above
			await connections[0]?.queryRows(`SET time_zone = '${zone}'`, never);
			// eslint-disable-next-line no-await-in-loop -- as above
			const {restores = []} = await source.read(never, day);
			const ids = restores.map(({reading}) => reading.jobId);
			assert.deepEqual(ids, [42, 41], zone);
			assert.ok(isAbout(restores[1]?.reading.finishedAt, 80_000), zone);
			// eslint-disable-next-line no-await-in-loop -- as above
			const again = await source.read(never, {...day, jobIds: [40]});
			assert.deepEqual(
				again.restores?.map(({reading}) => reading.jobId),
				[42, 41, 40],
				zone,
			);
		}
	});

	check('a job moves to the history between two reads', async (engine, t) => {
		await writeJobs(engine, [job]);
		await writeHistory(engine, []);
		const {source} = openSource(engine, t);
		const before = await source.read(never, {sinceMs: 0});
		assert.deepEqual(
			before.restores?.map(({reading}) => reading.finishedAt),
			[undefined],
		);
		await writeHistory(engine, bothRows(41, 5, {status: 'FAIL', comment: 'STORAGE : OB_X(-4018)'}));
		const both = await source.read(never, day);
		assert.deepEqual(
			both.restores?.map(({reading}) => reading.status),
			['FAIL'],
			'the history counts',
		);
		await writeJobs(engine, []);
		const after = await source.read(never, {sinceMs: 0});
		assert.deepEqual(
			after.restores?.map(({reading}) => reading.comment),
			['STORAGE : OB_X(-4018)'],
		);
	});

	check('rows of a history that nobody would write', async (engine, t) => {
		await writeJobs(engine, []);
		await writeHistory(engine, [
			...bothRows(40, 10, {restore_tenant_name: '恢复\u{1B}[2J\u{202E}', comment: `a\nb\u{1B}[31m ${'x'.repeat(900)}`}),
			...bothRows(41, 20, {finish_time: null}),
			...bothRows(42, 30, {
				start_time: null,
				restore_tenant_id: -1,
				restore_scn: 0,
				backup_cluster_name: '',
				tablet_count: -1,
				finish_tablet_count: 0,
				total_bytes: 0,
				comment: null,
			}).slice(0, 1),
		]);
		const {restores = []} = await openSource(engine, t).source.read(never, day);
		assert.deepEqual(
			restores.map(({reading}) => reading.jobId),
			[40, 42],
		);
		assert.equal(restores[0]?.tenant, String.raw`恢复\x1b[2J\u202e`);
		assert.ok(restores[0].reading.comment.startsWith(String.raw`a${'\n'}b\x1b[31m x`));
		const {finishedAt, ...unknown} = restores[1]?.reading ?? assert.fail('no job 42');
		assert.ok(isAbout(finishedAt, 30));
		assert.deepEqual(unknown, {
			jobId: 42,
			restoreTenantId: 0,
			status: 'SUCCESS',
			sourceCluster: '',
			sourceTenant: 'orders',
			data: {},
			log: {},
			comment: '',
		});
	});

	check('an older history lacks columns, and a history may be missing', async (engine, t) => {
		await writeJobs(engine, [job]);
		await writeHistory(engine, bothRows(40, 300));
		const text = engine.views.CDB_OB_RESTORE_HISTORY;
		const kept = ['TENANT_ID', 'JOB_ID', 'STATUS', 'RESTORE_TENANT_NAME', 'FINISH_TIMESTAMP'];
		try {
			await engine.run(`CREATE OR REPLACE VIEW ${history} AS SELECT ${kept.join(', ')} FROM (${text}) AS newer`);
			const {restores = []} = await openSource(engine, t).source.read(never, day);
			assert.deepEqual(
				restores.map(({reading}) => reading.data.totalTablets),
				[1767, undefined],
			);
			await engine.run(`DROP VIEW ${history}`);
			const {source, connections} = openSource(engine, t);
			const answer = await source.read(never, day);
			assert.deepEqual([answer.restores?.length, answer.hasEnded, answer.endedProblem?.reason], [1, false, 'noView']);
			assert.equal(connections.length, 1);
		} finally {
			await engine.run(`CREATE OR REPLACE VIEW ${history} AS ${text}`);
		}
	});

	check(
		'an auxiliary tenant belongs to a job that restores tables, while that runs and after it',
		async (engine, t) => {
			const helper = 'AUX_RECOVER$1795590000464651';
			await writeJobs(engine, [{...job, tenant: helper}]);
			await writeHistory(engine, []);
			const {source} = openSource(engine, t);
			const unknown = await source.read(never, day);
			assert.deepEqual(unknown.restores?.[0]?.tableRestore, {});
			for (const table of ['__all_virtual_recover_table_job', '__all_virtual_recover_table_job_history']) {
				for (const ids of ['1, 9, 1002, 0', '1002, 1, 1, 9']) {
					// eslint-disable-next-line no-await-in-loop -- one after another
					await engine.run(
						`INSERT INTO oceanbase.${table} (tenant_id, job_id, initiator_tenant_id, initiator_job_id, aux_tenant_name, target_tenant_name) VALUES (${ids}, ${quote(helper)}, 'shop')`,
					);
				}

				// eslint-disable-next-line no-await-in-loop -- as above
				const {restores} = await openSource(engine, t).source.read(never, day);
				assert.deepEqual(restores?.[0]?.tableRestore, {tenant: 'shop', jobId: 9}, table);
				// eslint-disable-next-line no-await-in-loop -- as above
				await engine.run(`DELETE FROM oceanbase.${table}`);
			}
		},
	);

	check('the names of the tenants', async (engine, t) => {
		for (const [id, name, type] of [
			[1, 'sys', 'SYS'],
			[1001, 'META$1002', 'META'],
			[1002, 'orders', 'USER'],
			[1004, 'AUX_RECOVER$17', 'USER'],
			[1006, 'audit', 'USER'],
		] as const) {
			// eslint-disable-next-line no-await-in-loop -- one after another
			await engine.run(`INSERT INTO oceanbase.DBA_OB_TENANTS VALUES (${id}, '${name}', '${type}', 'NORMAL')`);
		}

		assert.deepEqual(await openSource(engine, t).source.readTenants(never), ['audit', 'orders']);
		await engine.run('DELETE FROM oceanbase.DBA_OB_TENANTS');
	});

	check('the simulated history has the columns of OceanBase', async (engine) => {
		const rows = await engine.run(`SHOW COLUMNS FROM ${history}`);
		const described = rows.map(({Field, Type}) => [Field, withoutLength(String(Type))]);
		const story = storyOf([{tenant: 'rt2', restores: [createRestore({startedAt: 0})]}]);
		const {columns} = historyView(story, {t: 1, version: '4.3.3', offsetMinutes: 0});
		assert.deepEqual(
			described,
			columns.map(({name, type}) => [name, withoutLength(sqlTypes[type])]),
		);
	});
}

function withoutLength(type: string): string {
	return type.replace(/\(\d+\)/v, '');
}
