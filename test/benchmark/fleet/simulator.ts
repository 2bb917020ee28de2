import process from 'node:process';
import {startSimulatedCluster} from '../../../source/run/simulated-cluster.js';
import {createRestore, storyOf} from '../../../source/simulator/world/scenario-library.js';
import {createWorld} from '../../../source/simulator/world/world.js';

/** A process of simulated clusters: it sends the ports of their agents, and on each message how many requests each has received. */
const [clustersText = '', restoresText = '', password = ''] = process.argv.slice(2);
const hour = 3_600_000;
const counts = {clusters: Number(clustersText), restores: Number(restoresText)};
const now = Date.now();

const clusters = await Promise.all(
	Array.from({length: counts.clusters}, async (_, cluster) => {
		const scenarios = Array.from({length: counts.restores}, (_unused, index) => ({
			tenant: `tenant_${String(index + 1).padStart(3, '0')}`,
			restores: [
				createRestore({
					jobId: index + 1,
					restoreTenantId: 1002 + 2 * index,
					startedAt: now - hour - index * 1000,
					restoringMs: 10 * hour,
				}),
			],
		}));
		const world = createWorld(storyOf(scenarios, {clusterName: `cluster${cluster + 1}`}));
		return startSimulatedCluster({host: '127.0.0.1', port: 0}, {world, now: Date.now, rootPassword: password});
	}),
);

/** Requests so far; an agent keeps its latest thousand, more than come in a benchmark. */
process.on('message', () => {
	process.send?.(clusters.map(({requests}) => requests.length));
});
process.send?.(clusters.map(({port}) => port));
