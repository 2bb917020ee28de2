import {randomBytes} from 'node:crypto';
import {
	createAgentServer,
	type Address,
	type AgentServer,
	type AgentServerOptions,
} from '../simulator/agent/agent-server.js';
import {startSqlServer, type SqlServer} from '../simulator/sql/sql-server.js';

/** An agent of a simulated cluster. */
export type SimulatedAgent = Omit<AgentServer, 'close'> & {
	/** Ends the agent: its connections are cut, and new ones are refused. */
	readonly stop: () => Promise<void>;
	/** Starts it again on the same port; it knows none of its sessions. */
	readonly start: () => Promise<void>;
};

/** A simulated cluster; what it has of an agent itself is that of the first. */
export type SimulatedCluster = AgentServer & {
	readonly agents: readonly SimulatedAgent[];
	/** OceanBase itself, over SQL. */
	readonly sql: SqlServer;
};

export type SimulatedClusterOptions = Omit<AgentServerOptions, 'randomBytes' | 'sqlPort' | 'agents'> & {
	/** How many agents there are, over the same database; one unless given. */
	readonly agentCount?: number;
};

/**
 * Starts a simulated cluster: its first agent at `address`, more of them on free ports of that host, and OceanBase beside
 * them on a free port, which the agents report. Rejects with the error of a socket, such as EADDRINUSE.
 */
export async function startSimulatedCluster(
	address: Address,
	{agentCount = 1, ...options}: SimulatedClusterOptions,
): Promise<SimulatedCluster> {
	const {world, now, rootPassword = ''} = options;
	const sql = await startSqlServer({world, now, rootPassword, host: address.host, port: 0});
	const agents: SimulatedAgent[] = [];
	const close = async () => {
		await Promise.all([...agents.map(async ({stop}) => stop()), sql.close()]);
	};

	const listAgents = () => agents.map(({host, port}) => ({ip: host, port}));
	try {
		const served = {...options, randomBytes, sqlPort: sql.port, agents: listAgents};
		const first = await startAgent(address, served);
		agents.push(first);
		for (let count = 1; count < agentCount; count++) {
			// eslint-disable-next-line no-await-in-loop -- agents are listed in the order of their start
			agents.push(await startAgent({host: address.host, port: 0}, served));
		}

		return {...first, agents, sql, close};
	} catch (error) {
		await close();
		throw error;
	}
}

async function startAgent(address: Address, options: AgentServerOptions): Promise<SimulatedAgent> {
	const {listen, listenOn, close, ...server} = createAgentServer(options);
	const place = await listen(address);
	let isRunning = true;
	return {
		...server,
		...place,
		async stop() {
			if (!isRunning) {
				return;
			}

			isRunning = false;
			await close();
		},
		async start() {
			if (isRunning) {
				return;
			}

			server.restart();
			await listen(place);
			isRunning = true;
		},
	};
}

export type SimulatedFleet<Cluster> = {
	/** In the order in which they were given, each with what was given. */
	readonly clusters: ReadonlyArray<Cluster & {readonly server: SimulatedCluster}>;
	readonly close: () => Promise<void>;
};

/** Starts several simulated clusters in this process, each on free ports of this host. */
export async function startSimulatedFleet<Cluster extends SimulatedClusterOptions>(
	clusters: readonly Cluster[],
): Promise<SimulatedFleet<Cluster>> {
	const running: Array<Cluster & {readonly server: SimulatedCluster}> = [];
	const close = async () => {
		await Promise.all(running.map(async ({server}) => server.close()));
	};

	try {
		for (const cluster of clusters) {
			// eslint-disable-next-line no-await-in-loop -- a failure leaves none behind
			running.push({...cluster, server: await startSimulatedCluster({host: '127.0.0.1', port: 0}, cluster)});
		}

		return {clusters: running, close};
	} catch (error) {
		await close();
		throw error;
	}
}
