import process from 'node:process';
import type {Outcome} from '../outcome.js';
import {prepareProgram, type BuiltProgram} from '../program.js';
import {password, startCluster, type LiveCluster} from './cluster.js';
import {measureQuiet, measureScreen} from './measure.js';
import {describeLive, type LiveCase, type LiveResult} from './describe-live.js';
import {findPeer} from './peer.js';

const cases: readonly LiveCase[] = [
	{title: '12 restores, 2 s', tenants: 12, intervalSeconds: 2, isMoving: true, mostMebibytes: 120},
	{title: '12 standing still, 2 s', tenants: 12, intervalSeconds: 2, isMoving: false, mostMebibytes: 120},
	{title: '50 restores, 1 s', tenants: 50, intervalSeconds: 1, isMoving: true, mostMebibytes: 140},
];

const warmUpSeconds = 20;

/** The program over a simulated cluster, beside what else could be left running. */
export async function benchmarkLive(): Promise<Outcome> {
	const seconds = Number(process.env['BENCHMARK_SECONDS'] ?? 40);
	const program = await prepareProgram(password);
	const results: LiveResult[] = [];
	try {
		for (const one of cases) {
			// eslint-disable-next-line no-await-in-loop -- two cases at a time would be too much for a small machine
			results.push(await measureCase(one, program, seconds));
		}
	} finally {
		await program.close();
	}

	return describeLive(results, {seconds, warmUpSeconds});
}

/** All at the same time, so that what else the machine does disturbs each of them as much as the others. */
async function measureCase(one: LiveCase, program: BuiltProgram, seconds: number): Promise<LiveResult> {
	const cluster = await startCluster(one);
	try {
		const {env} = program;
		const command = commandOf(one, program, cluster);
		const times = {env, warmUpSeconds, seconds};
		const peer = await findPeer(cluster, one.intervalSeconds);
		const [screen, plain, watch] = await Promise.all([
			measureScreen({command, ...times}, /tenant_001.*\d%/v),
			measureQuiet({command: [...command, '-o', 'plain'], ...times}),
			peer && measureScreen({command: peer, ...times}, /tenant_001/v),
		]);
		return {watched: one, screen, plain, peer: watch};
	} finally {
		await cluster.close();
	}
}

function commandOf({intervalSeconds}: LiveCase, {command}: BuiltProgram, {tenants, agentPort}: LiveCluster) {
	const options = ['--agent', `127.0.0.1:${agentPort}`, '-n', String(intervalSeconds)];
	return [...command, ...tenants, ...options] as const;
}
