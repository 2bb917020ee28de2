import {randomBytes} from 'node:crypto';
import type {Options} from '../command-line/options.js';
import {createScaledClock, systemClock, type Clock} from '../system/clock.js';
import {createDemoFleet} from '../simulator/world/demo-fleet.js';
import {createWorld} from '../simulator/world/world.js';
import {startSimulatedFleet, type SimulatedCluster} from './simulated-cluster.js';

/** A cluster of the demo, whose agent listens on a free port of this host. */
type DemoCluster = {
	readonly name: string;
	readonly server: Pick<SimulatedCluster, 'port'>;
	/** All tenants that are ever restored in it. */
	readonly tenants: readonly string[];
	/** Of root@sys. */
	readonly password: string;
};

/** The built-in clusters, on a clock that runs faster than real time. */
type Demo = {
	readonly clusters: readonly DemoCluster[];
	readonly clock: Clock;
	/** In the demo's own time. */
	readonly intervalMs: number;
	readonly close: () => Promise<void>;
};

/** The shortest pause between two polls of a demo, in real time. */
const leastPauseMs = 500;

export async function startDemo({speed, intervalMs}: Pick<Options, 'speed' | 'intervalMs'>): Promise<Demo> {
	const clock = createScaledClock(systemClock, speed);
	const fleet = createDemoFleet(clock.now()).map(({name, story}) => ({
		name,
		world: createWorld(story),
		now: clock.now,
		rootPassword: randomBytes(12).toString('base64url'),
	}));
	const {clusters, close} = await startSimulatedFleet(fleet);
	return {
		clusters: clusters.map(({name, server, world: {tenants}, rootPassword: password}) => ({
			name,
			server,
			tenants,
			password,
		})),
		clock,
		intervalMs: Math.max(intervalMs, leastPauseMs * speed),
		close,
	};
}
