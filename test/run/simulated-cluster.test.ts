import assert from 'node:assert/strict';
import {createServer} from 'node:net';
import {once} from 'node:events';
import test, {type TestContext} from 'node:test';
import {createAgentClient} from '../../source/agent/agent-client.js';
import {AgentError} from '../../source/agent/agent-error.js';
import {decodeAgents} from '../../source/agent/answers/known-agents.js';
import {
	startSimulatedCluster,
	startSimulatedFleet,
	type SimulatedAgent,
	type SimulatedClusterOptions,
} from '../../source/run/simulated-cluster.js';
import {createRestore, storyOf} from '../../source/simulator/world/scenario-library.js';
import {createWorld} from '../../source/simulator/world/world.js';
import {openDispatcher} from '../helpers/open-dispatcher.js';
import {shareKeys} from '../helpers/shared-keys.js';

const never = new AbortController().signal;
const hour = 3_600_000;
const now = Date.parse('2026-11-23T22:44:00+08:00');
const local = {host: '127.0.0.1', port: 0};

function optionsOf(clusterName: string, tenant: string): SimulatedClusterOptions {
	const restores = [createRestore({startedAt: now - hour, restoringMs: 2 * hour})];
	const world = createWorld(storyOf([{tenant, restores}], {clusterName}));
	return {world, now: () => now, rootPassword: 'secret', createKey: shareKeys()};
}

function connect(t: TestContext, port: number) {
	const dispatcher = openDispatcher();
	t.after(async () => dispatcher.destroy());
	return createAgentClient({
		origin: `http://127.0.0.1:${port}`,
		dispatcher,
		credential: {kind: 'root', password: 'secret'},
		timeoutMs: 10_000,
		monotonic: () => 0,
		deadline: () => never,
		randomBytes: (count) => 'x'.repeat(count),
	});
}

async function jobsOf(t: TestContext, {port}: Pick<SimulatedAgent, 'port'>): Promise<readonly string[]> {
	const {restores} = await connect(t, port).listRestores({}, never);
	return restores.map(({tenant, reading}) => `${tenant} ${reading.status}`);
}

test('agents of one cluster list the same restores, and each other', async (t) => {
	const cluster = await startSimulatedCluster(local, {...optionsOf('prod', 'rt2'), agentCount: 3});
	t.after(cluster.close);
	const ports = cluster.agents.map(({port}) => port);
	assert.equal(new Set(ports).size, 3);
	assert.equal(cluster.port, ports[0]);
	for (const agent of cluster.agents) {
		// eslint-disable-next-line no-await-in-loop -- one agent after the other
		assert.deepEqual(await jobsOf(t, agent), ['rt2 WAIT_TENANT_RESTORE_FINISH']);
		// eslint-disable-next-line no-await-in-loop -- see above
		const {info, name} = await connect(t, agent.port).readCluster(never);
		assert.equal(name, 'prod');
		assert.deepEqual(
			decodeAgents(info).map(({port}) => port),
			ports,
		);
	}
});

test('an agent that is stopped is refused, the others are not, and it comes back on its port without its sessions', async (t) => {
	const cluster = await startSimulatedCluster(local, {...optionsOf('prod', 'rt2'), agentCount: 2});
	t.after(cluster.close);
	const [first = assert.fail('no agent'), second = assert.fail('no second agent')] = cluster.agents;
	const client = connect(t, first.port);
	await client.overview('rt2', never);
	await first.stop();
	await first.stop();
	await assert.rejects(client.overview('rt2', never), AgentError);
	assert.deepEqual(await jobsOf(t, second), ['rt2 WAIT_TENANT_RESTORE_FINISH']);
	await first.start();
	await first.start();
	const {reading} = await client.overview('rt2', never);
	assert.equal(reading.status, 'WAIT_TENANT_RESTORE_FINISH');
	assert.equal(client.restarts(), 1);
});

test('a cluster can be closed with an agent that was stopped', async () => {
	const cluster = await startSimulatedCluster(local, {...optionsOf('prod', 'rt2'), agentCount: 2});
	await cluster.agents[1]?.stop();
	await cluster.close();
});

test('the clusters of a fleet differ in their restores and their databases', async (t) => {
	const fleet = await startSimulatedFleet([
		{name: 'prod', ...optionsOf('prod', 'rt2')},
		{name: 'dr', ...optionsOf('dr', 'rt3')},
	]);
	t.after(fleet.close);
	const [prod = assert.fail('no cluster'), dr = assert.fail('no second cluster')] = fleet.clusters;
	assert.deepEqual([prod.name, dr.name], ['prod', 'dr']);
	assert.deepEqual(await jobsOf(t, prod.server), ['rt2 WAIT_TENANT_RESTORE_FINISH']);
	assert.deepEqual(await jobsOf(t, dr.server), ['rt3 WAIT_TENANT_RESTORE_FINISH']);
	assert.notEqual(prod.server.sql.port, dr.server.sql.port);
});

test('a port that is taken is an error', async (t) => {
	const other = createServer();
	other.listen(0, '127.0.0.1');
	await once(other, 'listening');
	t.after(() => {
		other.close();
	});
	const taken = other.address();
	const port = typeof taken === 'object' ? (taken?.port ?? 0) : 0;
	await assert.rejects(startSimulatedCluster({host: '127.0.0.1', port}, optionsOf('prod', 'rt2')), {
		code: 'EADDRINUSE',
	});
});
