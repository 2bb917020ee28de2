import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {progressColumns} from '../../source/sql/progress-row.js';
import {failsWith, never, openSource, type Harness} from './harness.js';
import {writeJobs} from './jobs.js';
import {job} from './restore-states.js';

const password = 'a long pässword';

/** The statements of the README that create a user for restop. */
function documentedGrants(): readonly string[] {
	const readme = fs.readFileSync(path.join(import.meta.dirname, '../../README.md'), 'utf8');
	const blocks = readme
		.matchAll(/```sql\n(?<text>.*?)```/gsv)
		.map(({groups}) => groups?.['text'] ?? '')
		.toArray();
	const block = blocks.find((text) => text.includes('GRANT ')) ?? assert.fail('the README has no grants');
	return block
		.split(';\n')
		.map((statement) => statement.replaceAll(/\s+/gv, ' ').trim())
		.filter((statement) => statement !== '');
}

function withPassword(statement: string): string {
	return statement.split('PASSWORD').join(password);
}

export function testGrants({check}: Harness): void {
	check('a user with the grants of the README reads everything, and nothing else', async (engine, t) => {
		await writeJobs(engine, [job]);
		await engine.run(
			"INSERT INTO oceanbase.GV$OB_PARAMETERS VALUES ('10.0.0.1', 2882, 'zone1', 'CLUSTER', NULL, 'cluster', 'STRING', 'obprod')",
		);
		const statements = documentedGrants();
		assert.equal(statements.length, 8);
		for (const statement of statements) {
			// eslint-disable-next-line no-await-in-loop -- one after another
			await engine.run(withPassword(statement));
		}

		const {source, connections} = openSource(engine, t, {user: 'restop@sys', password});
		const {rows, identity} = await source.read(never);
		assert.deepEqual([rows.length, rows[0]?.tenantName, identity], [1, 'audit', {name: 'obprod'}]);
		assert.deepEqual(await source.readStatusChanges(never), []);
		assert.deepEqual(await source.readTenants(never), []);
		const {restores, hasEnded} = await source.read(never, {sinceMs: 86_400_000});
		assert.deepEqual([restores?.[0]?.reading.sourceTenant, hasEnded], ['orders', true]);
		for (const secret of [
			'SELECT BACKUP_DEST FROM oceanbase.CDB_OB_RESTORE_PROGRESS',
			'SELECT BACKUP_DEST FROM oceanbase.CDB_OB_RESTORE_HISTORY',
			'SELECT BACKUP_DEST FROM oceanbase.CDB_OB_RECOVER_TABLE_JOBS',
			'SELECT BACKUP_PASSWD FROM oceanbase.CDB_OB_RECOVER_TABLE_JOB_HISTORY',
			'SELECT * FROM oceanbase.CDB_OB_RESTORE_PROGRESS',
			'SELECT value FROM oceanbase.__all_virtual_restore_job',
		]) {
			const read = connections[0]?.queryRows(secret, never);
			// eslint-disable-next-line no-await-in-loop -- one after another
			await assert.rejects(read ?? Promise.resolve(), /command denied/v, secret);
		}

		await engine.run('DELETE FROM oceanbase.GV$OB_PARAMETERS');
	});

	check('with the first grant alone there is progress, without the rest', async (engine, t) => {
		await writeJobs(engine, [job]);
		const [create = '', grant = ''] = documentedGrants();
		await engine.run(withPassword(create.replace('restop', 'narrow')));
		await engine.run(grant.replace('TO restop', 'TO narrow'));
		const {source} = openSource(engine, t, {user: 'narrow@sys', password});
		const {rows, identity} = await source.read(never);
		assert.deepEqual([rows.length, identity], [1, undefined]);
		await assert.rejects(source.readStatusChanges(never), failsWith('noView'));
		await assert.rejects(source.readTenants(never), failsWith('noView'));
		const {restores, hasEnded, endedProblem} = await source.read(never, {sinceMs: 86_400_000});
		assert.deepEqual([restores?.length, hasEnded, endedProblem?.reason], [1, false, 'noView']);
	});

	check(
		'with grants for the figures alone the running restores are listed, without their sources',
		async (engine, t) => {
			await writeJobs(engine, [job]);
			await engine.run(`CREATE USER figures IDENTIFIED BY '${password}'`);
			await engine.run(`GRANT SELECT (${progressColumns.join(', ')}) ON oceanbase.CDB_OB_RESTORE_PROGRESS TO figures`);
			const {source} = openSource(engine, t, {user: 'figures@sys', password});
			const {restores, rows} = await source.read(never, {sinceMs: 0});
			assert.deepEqual(
				restores?.map(({tenant, reading}) => [tenant, reading.status, reading.sourceTenant]),
				[['audit', 'WAIT_TENANT_RESTORE_FINISH', '']],
			);
			assert.equal(rows.length, 1);
		},
	);

	check('a user without grants has no view', async (engine, t) => {
		await engine.run(`CREATE USER poor IDENTIFIED BY '${password}'`);
		const {source} = openSource(engine, t, {user: 'poor@sys', password});
		await assert.rejects(source.read(never), failsWith('noView', /denied/v));
		await engine.run('GRANT SELECT (JOB_ID) ON oceanbase.CDB_OB_RESTORE_PROGRESS TO poor');
		await assert.rejects(source.read(never), failsWith('noView', /denied.*column/v));
	});
}
