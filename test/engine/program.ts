import assert from 'node:assert/strict';
import type {TestContext} from 'node:test';
import {createRestore, storyOf} from '../../source/simulator/world/scenario-library.js';
import {createWorld} from '../../source/simulator/world/world.js';
import {runProgram} from '../helpers/program.js';
import {runServer} from '../simulator/agent/running-server.js';
import type {Harness} from './harness.js';
import type {Engine} from './open-engine.js';
import {restoreScn, startedAt, writeJobs} from './jobs.js';
import {job} from './restore-states.js';

type Document = {
	readonly clusters: ReadonlyArray<{
		readonly restores: ReadonlyArray<{
			readonly source: string | null;
			readonly data: {readonly percent: number | null; readonly finishedTablets: number | null};
			readonly log: {readonly percent: number | null};
		}>;
	}>;
};

/** The whole program, with an agent that describes the engine's job, or one of another cluster with the same ids. */
async function runOnce(t: TestContext, {port}: Engine, {point, tenant}: {point: bigint; tenant: string}) {
	const restore = createRestore({
		jobId: 41,
		restoreTenantId: 1054,
		startedAt,
		restoreScn: point,
		restoringMs: 3 * 3_600_000,
	});
	const agent = await runServer(t, {
		world: createWorld(storyOf([{tenant, restores: [restore]}])),
		at: startedAt + 3_600_000,
		rootPassword: '',
	});
	const argv = [tenant, '--agent', `127.0.0.1:${agent.port}`, '--sql', `root@sys@127.0.0.1:${port}`, '-o', 'json'];
	const {stdout, stderr, exitCode} = await runProgram([...argv, '--timeout', '60'], {RESTOP_PASSWORD: ''});
	const {clusters} = JSON.parse(stdout) as Document;
	return {restore: clusters[0]?.restores[0] ?? assert.fail('no restore'), stderr, exitCode};
}

const parameters = 'oceanbase.GV$OB_PARAMETERS';
const unknown = {source: null, percents: [null, null]};

export function testProgram({check}: Harness): void {
	check('the program shows what OceanBase computes', async (engine, t) => {
		await writeJobs(engine, [job]);
		const {restore, stderr, exitCode} = await runOnce(t, engine, {point: restoreScn, tenant: 'audit'});
		assert.deepEqual([exitCode, stderr, restore.source], [0, '', 'sql']);
		assert.deepEqual([restore.data.percent, restore.log.percent, restore.data.finishedTablets], [42.3, 72.23, 598]);
	});

	for (const [title, facts] of [
		['restores to another point', {point: restoreScn - 1n, tenant: 'audit'}],
		['has another name', {point: restoreScn, tenant: 'orders_dr'}],
	] as const) {
		check(`a job with the same ids that ${title} is another cluster’s`, async (engine, t) => {
			await writeJobs(engine, [job]);
			const {restore, stderr} = await runOnce(t, engine, facts);
			const percents = [restore.data.percent, restore.log.percent];
			assert.deepEqual({source: restore.source, percents}, unknown);
			assert.equal(stderr, '');
		});
	}

	check('a server that names another cluster is left', async (engine, t) => {
		await writeJobs(engine, [job]);
		await engine.run(
			`INSERT INTO ${parameters} VALUES ('h', 2882, 'z', 'CLUSTER', NULL, 'cluster', 'STRING', 'other')`,
		);
		try {
			const {restore, stderr} = await runOnce(t, engine, {point: restoreScn, tenant: 'audit'});
			const percents = [restore.data.percent, restore.log.percent];
			assert.deepEqual({source: restore.source, percents}, unknown);
			assert.equal(
				stderr,
				'restop: sql off: another cluster answers there; check --sql: it must lead to the cluster of the agent\n',
			);
		} finally {
			await engine.run(`DELETE FROM ${parameters}`);
		}
	});
}
