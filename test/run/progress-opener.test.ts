import assert from 'node:assert/strict';
import test from 'node:test';
import {createProgressOpener} from '../../source/run/progress-opener.js';
import {startSqlServer} from '../../source/simulator/sql/sql-server.js';
import {storyOf} from '../../source/simulator/world/scenario-library.js';
import {createWorld} from '../../source/simulator/world/world.js';
import {uptime} from '../../source/system/clock.js';
import {createHostNames} from '../../source/system/host-names.js';
import {SqlError} from '../../source/sql/sql-error.js';

type Options = Parameters<typeof createProgressOpener>[0];

const {signal} = new AbortController();

function open(changes: Partial<Options>) {
	return createProgressOpener({
		password: async () => 'secret',
		target: undefined,
		agentOrigin: () => 'http://10.0.0.1:2886',
		timeoutMs: 1000,
		names: createHostNames(),
		uptime,
		clusterInfo: async () => undefined,
		...changes,
	});
}

async function reasonOf(opening: Promise<unknown>): Promise<string> {
	try {
		await opening;
	} catch (error) {
		return error instanceof SqlError ? error.problem.reason : 'another error';
	}

	return 'none';
}

test('without a password of root@sys nothing is asked of the agent', async () => {
	const opener = open({
		password: async () => undefined,
		clusterInfo: () => assert.fail('the agent was asked'),
	});
	assert.equal(await reasonOf(opener(signal)), 'noPassword');
});

test('without an address there is nothing to connect to', async () => {
	assert.equal(await reasonOf(open({})(signal)), 'noAddress');
});

test('a given address is used without asking the agent', async () => {
	const opener = open({
		target: {user: 'root@sys', host: '10.0.0.2', port: 2881},
		clusterInfo: () => assert.fail('the agent was asked'),
	});
	assert.equal(await reasonOf(opener(signal)), 'none');
});

test('an agent that never describes its cluster does not keep the program from ending', async () => {
	const controller = new AbortController();
	const opening = open({clusterInfo: async () => Promise.withResolvers<undefined>().promise})(controller.signal);
	controller.abort(new Error('the end'));
	await assert.rejects(opening, {message: 'the end'});
});

test('OceanBase is found through the agent, and where it was found before once the agent does not say', async (t) => {
	const sql = await startSqlServer({
		host: '127.0.0.1',
		port: 0,
		world: createWorld(storyOf([])),
		now: () => 0,
		rootPassword: 'secret',
	});
	t.after(sql.close);
	const server = {svr_ip: '127.0.0.1', sql_port: sql.port, agent_port: 2886, status: 'ACTIVE'};
	const infos = [{obcluster_info: {topology: {zone1: [server]}}}, undefined];
	const opener = open({
		clusterInfo: async () => infos.shift(),
		agentOrigin: () => 'http://127.0.0.1:2886',
		timeoutMs: 60_000,
	});
	for (const logins of [['root@sys'], ['root@sys', 'root@sys']]) {
		// eslint-disable-next-line no-await-in-loop -- one after another is the point
		const source = await opener(signal);
		// eslint-disable-next-line no-await-in-loop -- as above
		const {rows} = await source.read(signal);
		assert.deepEqual(rows, []);
		// eslint-disable-next-line no-await-in-loop -- as above
		await source.close();
		assert.deepEqual(sql.logins, logins);
	}
});
