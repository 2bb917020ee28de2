import {randomBytes} from 'node:crypto';
import {
	startAgentServer,
	type Address,
	type AgentServer,
	type AgentServerOptions,
} from '../simulator/agent/agent-server.js';
import {startSqlServer} from '../simulator/sql/sql-server.js';

/** A simulated cluster: its agent at `address`, and OceanBase beside it on a free port, which the agent announces. */
export async function startSimulatedCluster(
	address: Address,
	options: Omit<AgentServerOptions, 'randomBytes'>,
): Promise<AgentServer> {
	const {world, now, rootPassword = ''} = options;
	const sql = await startSqlServer({world, now, rootPassword, host: address.host, port: 0});
	try {
		const agent = await startAgentServer({...options, ...address, randomBytes, sqlPort: sql.port});
		return {
			...agent,
			async close() {
				await Promise.all([agent.close(), sql.close()]);
			},
		};
	} catch (error) {
		await sql.close();
		throw error;
	}
}
