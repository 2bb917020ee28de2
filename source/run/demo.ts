import {randomBytes} from 'node:crypto';
import type {Options} from '../command-line/options.js';
import {createScaledClock, systemClock, type Clock} from '../system/clock.js';
import type {AgentServer} from '../simulator/agent/agent-server.js';
import {demoStory} from '../simulator/world/demo-story.js';
import {createWorld} from '../simulator/world/world.js';
import {startSimulatedCluster} from './simulated-cluster.js';

/** The built-in cluster: an agent on a free port, on a clock that runs faster than real time. */
type Demo = {
	readonly server: Pick<AgentServer, 'port' | 'close'>;
	readonly clock: Clock;
	readonly tenants: readonly string[];
	readonly password: string;
	/** In the demo's own time. */
	readonly intervalMs: number;
};

/** The shortest pause between two polls of a demo, in real time. */
const leastPauseMs = 500;

export async function startDemo({speed, intervalMs}: Options): Promise<Demo> {
	const clock = createScaledClock(systemClock, speed);
	const world = createWorld(demoStory, clock.now());
	const password = randomBytes(12).toString('base64url');
	const server = await startSimulatedCluster(
		{host: '127.0.0.1', port: 0},
		{world, now: clock.now, rootPassword: password},
	);
	return {server, clock, tenants: world.tenants, password, intervalMs: Math.max(intervalMs, leastPauseMs * speed)};
}
