import assert from 'node:assert/strict';
import test, {type TestContext} from 'node:test';
import {formatFile} from '../../../source/report/prometheus/files.js';
import {startSimulatedCluster} from '../../../source/run/simulated-cluster.js';
import {createRestore, logNotEnough, storyOf} from '../../../source/simulator/world/scenario-library.js';
import {createWorld} from '../../../source/simulator/world/world.js';
import {runProgram, startProgram} from '../../helpers/program.js';
import {runPrometheus, type Found} from './run-prometheus.js';

const hour = 3_600_000;
const env = {RESTOP_PASSWORD: 'secret'};
const tenants = ['rt2', 'rt9', 'rt3'];

/** A cluster whose time stands still: rt2 runs with figures over SQL, rt9 has failed, rt3 does not exist. */
async function startCluster(t: TestContext): Promise<string> {
	const at = Date.now();
	const world = createWorld(
		storyOf([
			{tenant: 'rt2', restores: [createRestore({jobId: 4, startedAt: at - hour, restoringMs: 10 * hour})]},
			{
				tenant: 'rt9',
				restores: [
					createRestore({jobId: 3, startedAt: at - 2 * hour, ending: {type: 'failure', comment: logNotEnough}}),
				],
			},
		]),
	);
	const {port, close} = await startSimulatedCluster(
		{host: '127.0.0.1', port: 0},
		{world, now: () => at, rootPassword: 'secret'},
	);
	t.after(close);
	return `127.0.0.1:${port}`;
}

type Restore = {
	readonly tenant: string;
	readonly jobId: number | null;
	readonly outcome: string;
	readonly startedAt: string;
	readonly finishedAt: string;
	readonly source: string;
	readonly data: Readonly<Record<string, number | null>>;
	readonly log: Readonly<Record<string, number | null>>;
};

async function readJson(agent: string): Promise<readonly Restore[]> {
	const {stdout} = await runProgram([...tenants, '--agent', agent, '-o', 'json'], env);
	const {clusters} = JSON.parse(stdout) as {clusters: ReadonlyArray<{restores: readonly Restore[]}>};
	return clusters.flatMap(({restores}) => restores);
}

function countOf(found: readonly Found[]): number {
	return found.length;
}

/** What queries have to find, by the figures of a document. */
function expectedOf({tenant, data, log, startedAt}: Restore): ReadonlyMap<string, number> {
	const restore = `tenant="${tenant}"`;
	const figures = [
		[`100 * restop_restore_progress_ratio{${restore}, track="data"}`, data['percent']],
		[`100 * restop_restore_progress_ratio{${restore}, track="log"}`, log['percent']],
		[`restop_restore_finished_bytes{${restore}}`, data['finishedBytes']],
		[`restop_restore_total_bytes{${restore}}`, data['totalBytes']],
		[`restop_restore_finished_tablets{${restore}}`, data['finishedTablets']],
		[`restop_restore_total_tablets{${restore}}`, data['totalTablets']],
		[`restop_restore_log_lag_seconds{${restore}}`, log['lagSeconds']],
		[`restop_restore_start_timestamp_seconds{${restore}}`, Date.parse(startedAt) / 1000],
	] as const;
	return new Map(
		figures.map(([query, figure]) => {
			assert.equal(typeof figure, 'number', query);
			return [query, Number(figure)];
		}),
	);
}

test(
	'a real Prometheus scrapes an export, and its queries give the figures of -o json',
	{timeout: 180_000},
	async (t) => {
		const agent = await startCluster(t);
		const program = startProgram(['export', ...tenants, '--agent', agent, '-n', '0.5', '--listen', '127.0.0.1:0'], env);
		t.after(async () => {
			program.signal(143);
			await program.result();
		});
		await program.waitFor(/metrics on/v);
		const target = /127\.0\.0\.1:\d+/v.exec(program.stdout())?.[0] ?? assert.fail();
		const prometheus = await runPrometheus(t, {target, rules: formatFile('rules')});
		if (prometheus === undefined) {
			return;
		}

		const {query, get, valuesOf, waitFor} = prometheus;
		const [running = assert.fail(), failed = assert.fail()] = await readJson(agent);
		assert.equal(running.source, 'sql');

		await t.test('every figure of a restore that runs', async () => {
			for (const [text, figure] of expectedOf(running)) {
				// Dividing by a hundred and multiplying again is not exact.
				// eslint-disable-next-line no-await-in-loop -- one after the other
				await waitFor(text, (value) => Math.abs(value - figure) < 1e-6);
			}
		});

		await t.test('the outcome of each restore, and its job', async () => {
			const found = await query('restop_restore_state == 1');
			const states = found.map(({metric}) => [metric['tenant'], metric['exported_job'], metric['state']].join(' '));
			assert.deepEqual(new Set(states), new Set(['rt2 4 running', 'rt9 3 failed', 'rt3  waiting']));
			assert.deepEqual(await valuesOf('restop_restore_end_timestamp_seconds'), [Date.parse(failed.finishedAt) / 1000]);
		});

		await t.test('what is known of the cluster', async () => {
			assert.deepEqual(await valuesOf('restop_agent_up'), [1]);
			assert.deepEqual(await valuesOf('restop_sql_up'), [1]);
			assert.deepEqual(await valuesOf('restop_restores_left_out'), [0]);
			// Two scrapes have to be there.
			await waitFor('rate(restop_poll_duration_seconds_count[1m])', (rounds) => rounds > 0);
			await waitFor('histogram_quantile(0.9, restop_poll_duration_seconds_bucket)', (seconds) => seconds > 0);
		});

		await t.test('the rules are evaluated, and the failure is an alert', async () => {
			await waitFor('ALERTS{alertname="RestopRestoreFailed", alertstate="firing"}', (value) => value === 1);
			const {groups} = (await get('rules')) as {groups: ReadonlyArray<{rules: ReadonlyArray<{health: string}>}>};
			const health = groups.flatMap(({rules}) => rules.map((rule) => rule.health));
			assert.deepEqual(new Set(health), new Set(['ok']));
			const firing = await query('ALERTS{alertstate="firing"}');
			assert.deepEqual(
				firing.map(({metric}) => metric['tenant']),
				['rt9'],
			);
		});

		await t.test('every query of the dashboard is valid, and finds what there is', async () => {
			const {panels} = JSON.parse(formatFile('dashboard')) as {
				panels: ReadonlyArray<{targets?: ReadonlyArray<{expr: string}>}>;
			};
			const texts = panels
				.flatMap(({targets = []}) => targets.map(({expr}) => expr))
				.map((text) =>
					text.replaceAll('$cluster', '.*').replaceAll('$tenant', 'rt2').replaceAll('$__rate_interval', '1m'),
				);
			const counts = await Promise.all(texts.map(async (text) => countOf(await query(text))));
			const empty = texts.filter((_, index) => counts[index] === 0);
			// Nothing moves in a cluster whose time stands still, and no restore came before.
			const waiting = /bytes_per_second|eta_seconds|log_speed_ratio|previous_duration/v;
			assert.deepEqual(
				empty.filter((text) => !waiting.test(text)),
				[],
			);
		});
	},
);
