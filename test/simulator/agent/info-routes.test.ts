import assert from 'node:assert/strict';
import test from 'node:test';
import {storyOf} from '../../../source/simulator/world/scenario-library.js';
import {createWorld} from '../../../source/simulator/world/world.js';
import {minute} from '../worlds.js';
import {ask} from './ask.js';
import {askAsRoot, at, open, rootPassword} from './replies.js';
import {runServer} from './running-server.js';

const skewMs = -90 * minute - 250;

test('/info has the start of the agent, in nanoseconds of its own clock', async (t) => {
	const {port, setNow} = await runServer(t, {at, skewMs});
	setNow(at + minute);
	const reply = await ask(port, '/api/v1/info');
	assert.ok(reply.text.includes(`"startAt":${at + skewMs}000000,`), reply.text);
});

const sqlPorts = [
	[{}, 2881],
	[{sqlPort: 42_881}, 42_881],
] as const;

for (const [options, expected] of sqlPorts) {
	test(`names the port of SQL: ${expected}`, async (t) => {
		const {port} = await runServer(t, {rootPassword, ...options});
		const info = await askAsRoot(port, '/api/v1/ob/info');
		assert.match(info.text, new RegExp(`"sql_port":${expected},`, 'v'));
		const status = await ask(port, '/api/v1/status');
		assert.match(status.text, new RegExp(`"sqlPort":${expected},`, 'v'));
	});
}

test('lists the agents of its cluster, itself among them, each with the zone of its server', async (t) => {
	const servers = [1, 2, 3].map((number) => ({ip: `10.0.0.${number}`, zone: `zone${number}`}));
	const agents = [2886, 2887].map((port) => ({ip: '127.0.0.1', port}));
	const world = createWorld(storyOf([], {servers}));
	const {port} = await runServer(t, {rootPassword, world, agents: () => agents});
	const info = open(await askAsRoot(port, '/api/v1/ob/info')).data as {
		readonly agent_info: ReadonlyArray<{readonly port: number; readonly zone: string; readonly identity: string}>;
		readonly obcluster_info: {
			readonly topology: Readonly<
				Record<string, ReadonlyArray<{readonly svr_ip: string; readonly agent_port: number}>>
			>;
		};
	};
	assert.deepEqual(
		info.agent_info.map((agent) => `${agent.port} ${agent.zone} ${agent.identity}`),
		['2886 zone1 CLUSTER AGENT', '2887 zone2 CLUSTER AGENT'],
	);
	assert.deepEqual(
		Object.values(info.obcluster_info.topology).map(([server]) => `${server?.svr_ip} ${server?.agent_port}`),
		['127.0.0.1 2886', '127.0.0.1 2887', '10.0.0.3 0'],
	);
	const {data} = open(await askAsRoot(port, '/api/v1/ob/agents'));
	assert.deepEqual(data, {contents: agents});
});
