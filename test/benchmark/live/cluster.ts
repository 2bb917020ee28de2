import {startSimulatedCluster} from '../../../source/run/simulated-cluster.js';
import type {Pace} from '../../../source/simulator/world/progress-curve.js';
import {createRestore, storyOf} from '../../../source/simulator/world/scenario-library.js';
import type {Restore} from '../../../source/simulator/world/scenario.js';
import {createWorld} from '../../../source/simulator/world/world.js';
import {startSqlServer} from '../../../source/simulator/sql/sql-server.js';

export const password = 'benchmark';

export type LiveCluster = {
	readonly tenants: readonly string[];
	readonly agentPort: number;
	/** Where a client of MySQL finds the progress view. */
	readonly sqlPort: number;
	readonly close: () => Promise<void>;
};

type ClusterOptions = {
	readonly tenants: number;
	/** Whether the figures of the restores move; otherwise all of them stand still. */
	readonly isMoving: boolean;
};

/** A simulated cluster whose restores have run for a while and go on for some minutes, at the speed of fast ones. */
export async function startCluster({tenants, isMoving}: ClusterOptions): Promise<LiveCluster> {
	const now = Date.now();
	const world = createWorld(
		storyOf(
			Array.from({length: tenants}, (_, index) => ({
				tenant: `tenant_${String(index + 1).padStart(3, '0')}`,
				restores: [createLiveRestore(index, {now, isMoving})],
			})),
		),
	);
	const served = {world, now: Date.now, rootPassword: password};
	const agent = await startSimulatedCluster({host: '127.0.0.1', port: 0}, served);
	const sql = await startSqlServer({...served, host: '127.0.0.1', port: 0});
	return {
		tenants: world.tenants,
		agentPort: agent.port,
		sqlPort: sql.port,
		async close() {
			await Promise.all([agent.close(), sql.close()]);
		},
	};
}

const minute = 60_000;

function createLiveRestore(
	index: number,
	{now, isMoving}: {readonly now: number; readonly isMoving: boolean},
): Restore {
	// A percentage without decimals changes every 12 to 36 seconds, bytes and tablets at nearly every poll.
	const restoringMs = (20 + 10 * (index % 5)) * minute;
	const pace = paceOf(isMoving);
	return createRestore({
		jobId: index + 1,
		restoreTenantId: 1002 + 2 * index,
		startedAt: now - (0.2 + 0.05 * (index % 7)) * restoringMs,
		restoringMs,
		totalBytes: (100 + 37 * (index % 11)) * 1024 ** 3,
		tabletCount: 1000 + 300 * (index % 9),
		logSpanMs: 6 * 60 * minute,
		paces: {bytes: pace, tablets: pace, log: pace},
		countersEveryMs: 1000,
	});
}

function paceOf(isMoving: boolean): Pace {
	return isMoving
		? [
				[0, 0],
				[1, 1],
			]
		: [
				[0, 0],
				[0.01, 0.4],
				[1, 0.4],
			];
}
