import {systemClock} from '../system/clock.js';
import {every} from '../system/every.js';
import {endInTime} from '../system/race.js';
import type {ConnectedCluster} from './connect-cluster.js';
import type {Fleet} from './fleet.js';

const tickMs = 1000;

/** Runs all clusters and the ticks until the signal is aborted; rejects with a bug. */
export async function runLoops({monitor, clusters}: Fleet, signal: AbortSignal): Promise<void> {
	const loops = Promise.all([runAll(await clusters()), every(tickMs, monitor.tick, {clock: systemClock, signal})]);
	await endInTime(loops, signal);
}

async function runAll(clusters: readonly ConnectedCluster[]): Promise<void> {
	await Promise.all(clusters.map(async (cluster) => cluster.run()));
}
