import {fork, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as sleep} from 'node:timers/promises';
import {findFreePort} from '../../helpers/free-port.js';
import {formatFigure, judgeLimits} from '../limits.js';
import {readUsage, type Usage} from '../process-usage.js';
import type {Outcome} from '../outcome.js';
import {prepareProgram, type BuiltProgram} from '../program.js';
import {formatTable} from '../table.js';
import {watchTerminal} from '../live/watched-terminal.js';

const password = 'benchmark';
const restores = 100;
const intervalSeconds = 2;
const warmUpSeconds = 15;
const size = {columns: 200, rows: 60} as const;

type FleetResult = {
	readonly clusters: number;
	readonly cpuSecondsPerMinute: number;
	readonly rssMebibytes: number;
	/** Of all rounds since the program began. */
	readonly rounds: number;
	/** Those that took longer than the pause between two. */
	readonly lateRounds: number;
	/** Of the agent that received most. */
	readonly requestsPerMinute: number;
};

/** The program over ten clusters of a hundred restores each, all from one simulator process, beside one such cluster. */
export async function benchmarkFleet(): Promise<Outcome> {
	const seconds = Number(process.env['BENCHMARK_SECONDS'] ?? 40);
	const program = await prepareProgram(password);
	try {
		const one = await measureFleet(1, program, seconds);
		const ten = await measureFleet(10, program, seconds);
		return describeFleets([one, ten]);
	} finally {
		await program.close();
	}
}

async function measureFleet(clusters: number, {command, env}: BuiltProgram, seconds: number): Promise<FleetResult> {
	const simulator = fork(
		path.join(import.meta.dirname, 'simulator.ts'),
		[String(clusters), String(restores), password],
		{
			execArgv: ['--import=tsx'],
		},
	);
	const folder = await mkdtemp(path.join(os.tmpdir(), 'restop-fleet-'));
	try {
		const ports = await receive(simulator);
		const config = path.join(folder, 'config.yaml');
		await writeFile(config, configOf(ports), {mode: 0o600});
		const metrics = `127.0.0.1:${await findFreePort()}`;
		const options = ['--config', config, '-n', String(intervalSeconds), '--listen', metrics];
		const terminal = watchTerminal({command: [...command, ...options], env, size});
		try {
			await sleep(warmUpSeconds * 1000);
			const [before, asked] = [await readUsage(terminal.pid), await ask(simulator)];
			await sleep(seconds * 1000);
			const [after, askedSince] = [await readUsage(terminal.pid), await ask(simulator)];
			const text = terminal.lines().join('\n');
			if (!/tenant_\d.*\d%/v.test(text)) {
				throw new Error(`no restore is shown:\n${text}`);
			}

			const answer = await fetch(`http://${metrics}/metrics`);
			const counts = askedSince.map((count, index) => count - (asked[index] ?? 0));
			return {
				clusters,
				...costOf(before, after, seconds),
				...roundsOf(await answer.text()),
				requestsPerMinute: (Math.max(...counts) / seconds) * 60,
			};
		} finally {
			await terminal.close();
		}
	} finally {
		simulator.kill();
		await rm(folder, {recursive: true, force: true});
	}
}

function configOf(ports: readonly number[]): string {
	const clusters = ports.map(
		(port, index) =>
			`  cluster${index + 1}:\n    agents: 127.0.0.1:${port}\n    password: {env: RESTOP_PASSWORD}\n    tenants: all\n`,
	);
	return `clusters:\n${clusters.join('')}`;
}

async function receive(simulator: ChildProcess): Promise<readonly number[]> {
	const [numbers] = (await once(simulator, 'message')) as [readonly number[]];
	return numbers;
}

async function ask(simulator: ChildProcess): Promise<readonly number[]> {
	const answer = receive(simulator);
	simulator.send('requests');
	return answer;
}

function costOf(before: Usage, after: Usage, seconds: number) {
	return {
		cpuSecondsPerMinute: ((after.cpuSeconds - before.cpuSeconds) / seconds) * 60,
		rssMebibytes: after.rssMebibytes,
	};
}

/** From the metric of the durations of rounds, which has a bound above the interval: 2.5 s. */
function roundsOf(metrics: string) {
	const sum = (pattern: RegExp) =>
		metrics
			.matchAll(pattern)
			.map(({groups}) => Number(groups?.['count']))
			.reduce((total, count) => total + count, 0);
	const rounds = sum(/^restop_poll_duration_seconds_count\{[^\}]*\} (?<count>\d+)$/gmv);
	const inTime = sum(/^restop_poll_duration_seconds_bucket\{[^\}]*le="2\.5"[^\}]*\} (?<count>\d+)$/gmv);
	return {rounds, lateRounds: rounds - inTime};
}

function describeFleets(results: readonly FleetResult[]): Outcome {
	const table = formatTable([
		['restores', 'CPU s/min', 'RSS MiB', 'rounds', 'late', 'requests/min of an agent'],
		...results.map((result) => [
			`${result.clusters} × ${restores}`,
			...[
				result.cpuSecondsPerMinute,
				result.rssMebibytes,
				result.rounds,
				result.lateRounds,
				result.requestsPerMinute,
			].map((figure) => formatFigure(figure)),
		]),
	]);
	const ten = results.at(-1);
	const {text, isGood} = judgeLimits([
		{name: 'rounds of ten clusters that took longer than the interval', value: ten?.lateRounds, most: 0},
		{name: 'requests a minute of an agent with 100 restores', value: ten?.requestsPerMinute, most: 60},
	]);
	const lead = `A round every ${intervalSeconds} s, full screen at ${size.columns}×${size.rows}, all clusters from one simulator process.`;
	return {text: `${lead}\n\n${table}\n\n${text}`, isGood: isGood && (ten?.rounds ?? 0) > 0};
}
