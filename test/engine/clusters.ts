import assert from 'node:assert/strict';
import {never, openSource, failsWith, type Harness} from './harness.js';
import {quote} from './jobs.js';

const parameters = 'oceanbase.GV$OB_PARAMETERS';
const events = 'oceanbase.DBA_OB_ROOTSERVICE_EVENT_HISTORY';

/** An event, `secondsAgo` before now, with values under these names. */
function eventOf(
	secondsAgo: number,
	values: Readonly<Record<string, string>>,
	event = 'change_restore_status',
): string {
	const names = Object.keys(values).map((_, index) => `NAME${index + 1}, VALUE${index + 1}`);
	const texts = Object.entries(values).map(([name, value]) => `${quote(name)}, ${quote(value)}`);
	return `INSERT INTO ${events} (\`TIMESTAMP\`, MODULE, EVENT, ${names.join(', ')}) VALUES (DATE_SUB(NOW(6), INTERVAL ${secondsAgo} SECOND), 'physical_restore', '${event}', ${texts.join(', ')})`;
}

const day = 86_400;

export function testClusters({check}: Harness): void {
	check('the cluster names itself, on every server alike', async (engine, t) => {
		for (const ip of ['10.0.0.1', '10.0.0.2']) {
			for (const [name, value] of [
				['cluster', 'obprod'],
				['cluster_id', '17'],
				['cpu_count', '8'],
			]) {
				// eslint-disable-next-line no-await-in-loop -- one after another
				await engine.run(
					`INSERT INTO ${parameters} VALUES ('${ip}', 2882, 'zone1', 'CLUSTER', NULL, '${name}', 'STRING', '${value}')`,
				);
			}
		}

		const {identity} = await openSource(engine, t).source.read(never);
		assert.deepEqual(identity, {id: 17, name: 'obprod'});
		await engine.run(`DELETE FROM ${parameters}`);
	});

	check('recorded changes of status, oldest first, of the last seven days', async (engine, t) => {
		const {source} = openSource(engine, t);
		assert.deepEqual(await source.readStatusChanges(never), []);
		for (const statement of [
			eventOf(8 * day, {job_id: '40', tenant_name: 'old', status: 'CREATE_TENANT'}),
			eventOf(30, {job_id: '41', tenant: 'audit', status: 'RESTORE_PRE'}),
			eventOf(60, {job_id: '41', tenant_name: 'audit', status: 'CREATE_TENANT'}),
			eventOf(10, {job_id: '41', tenant: 'audit', status: 'UPGRADE'}),
			eventOf(5, {tenant_name: 'audit'}, 'restore_start'),
		]) {
			// eslint-disable-next-line no-await-in-loop -- one after another
			await engine.run(statement);
		}

		const changes = await source.readStatusChanges(never);
		assert.deepEqual(
			changes.map(({jobId, tenantName, status}) => [jobId, tenantName, status]),
			[
				[41, 'audit', 'CREATE_TENANT'],
				[41, 'audit', 'RESTORE_PRE'],
				[41, 'audit', 'UPGRADE'],
			],
		);
		const [created, prepared] = changes;
		assert.ok(Math.abs((prepared?.at ?? 0) - (created?.at ?? 0) - 30_000) < 5000, 'half a minute lies between them');
		assert.ok(Math.abs(Date.now() - (created?.at ?? 0) - 60_000) < 60_000, 'in no zone but that of the clock');
	});

	check('a thousand changes are not read', async (engine, t) => {
		const values = Array.from(
			{length: 1000},
			(_, index) => `(NOW(6), 'physical_restore', 'change_restore_status', 'job_id', '${index}', 'status', 'UPGRADE')`,
		);
		await engine.run(
			`INSERT INTO ${events} (\`TIMESTAMP\`, MODULE, EVENT, NAME1, VALUE1, NAME2, VALUE2) VALUES ${values.join(', ')}`,
		);
		const changes = await openSource(engine, t).source.readStatusChanges(never);
		assert.equal(changes.length, 300);
		await engine.run(`DELETE FROM ${events}`);
	});

	check('without the event history that read fails, and progress does not', async (engine, t) => {
		const {source} = openSource(engine, t);
		await engine.run('ALTER TABLE oceanbase.DBA_OB_ROOTSERVICE_EVENT_HISTORY RENAME TO oceanbase.elsewhere');
		try {
			await assert.rejects(source.readStatusChanges(never), failsWith('noView'));
			const {rows} = await source.read(never);
			assert.ok(Array.isArray(rows));
		} finally {
			await engine.run(`ALTER TABLE oceanbase.elsewhere RENAME TO ${events}`);
		}
	});
}
