import assert from 'node:assert/strict';
import test, {type TestContext} from 'node:test';
import {createDispatcher} from '../../source/agent/http/dispatcher.js';
import type {AgentAddress} from '../../source/domain/cluster.js';
import {startSqlServer} from '../../source/simulator/sql/sql-server.js';
import type {Fault} from '../../source/simulator/world/fault.js';
import {answerAsAgent, createAgentKey, serve, wrap, type AgentState} from '../agent/canned-agent.js';
import {createAgentRig, createLongWorld} from '../helpers/agent-group.js';

const [one, two, three] = ['10.20.10.1:2886', '10.20.10.2:2886', '10.20.10.3:2886'];

const faults: ReadonlyArray<readonly [title: string, fault: Fault | 'stop', reason: string]> = [
	['is gone', 'stop', 'refused'],
	['resets connections', {type: 'reset'}, 'reset'],
	['dies in the middle of an answer', {type: 'halfAnswer'}, 'reset'],
	['accepts and never answers', {type: 'hang'}, 'timeout'],
	['waits for its database for ever', {type: 'dbHung'}, 'databaseHung'],
	['has lost its database', {type: 'dbDown', database: 'unusable'}, 'databaseDown'],
	['has lost its observer', {type: 'dbDown', database: 'gone'}, 'databaseDown'],
	['gets an SQL error', {type: 'mysqlError'}, 'databaseError'],
	['answers 500', {type: 'panic'}, 'rejected'],
	['is replaced by a web page', {type: 'html'}, 'webPage'],
];

for (const [title, fault, reason] of faults) {
	test(`the second agent is polled as soon as the first one ${title}, and on when that is back`, async (t) => {
		const {startAgent, watch, settle, pass, cluster, happened} = createAgentRig(t);
		const world = createLongWorld();
		const first = await startAgent(one, world);
		const second = await startAgent(two, world, {skewMs: 600_000});
		void watch([first.address, second.address]).run();
		await settle();
		assert.equal(cluster(one).agent, one);
		assert.equal(second.server.requests.length, 0);
		if (fault === 'stop') {
			await first.stop();
		} else {
			first.server.setFault(fault);
		}

		await pass(2000);
		assert.deepEqual(happened(one), [
			['unreachable', reason],
			['agentChanged', two],
		]);
		assert.deepEqual([cluster(one).agent, cluster(one).trouble], [two, undefined]);
		assert.equal(second.polls(), 1);
		if (fault === 'stop') {
			await first.startAgain();
		} else {
			first.server.setFault(undefined);
		}

		const before = first.server.requests.length;
		await pass(60_000);
		assert.equal(first.server.requests.length, before);
		assert.equal(second.polls(), 31);
		assert.equal(cluster(one).agent, two);
		assert.equal(cluster(one).restores[0]?.job?.outcome, 'running');
	});
}

test('an agent that dies while it is asked is left', async (t) => {
	const {startAgent, watch, settle, clock, until, cluster} = createAgentRig(t);
	const world = createLongWorld();
	const first = await startAgent(one, world, {onUnanswered: () => undefined});
	const second = await startAgent(two, world);
	void watch([first.address, second.address]).run();
	await settle();
	first.server.setFault({type: 'hang', under: '/api/v1/tenant'});
	await clock.advance(2000);
	await until(() => first.polls() === 2);
	await first.stop();
	await settle();
	assert.equal(cluster(one).agent, two);
	assert.equal(second.polls(), 1);
});

const keptReasons: ReadonlyArray<readonly [title: string, traits: {rootPassword?: string; agentPassword?: string}]> = [
	['a wrong password', {rootPassword: 'other'}],
	['another kind of password', {agentPassword: 'other', rootPassword: undefined as unknown as string}],
];

for (const [title, traits] of keptReasons) {
	test(`${title} is no reason to ask another agent`, async (t) => {
		const {startAgent, watch, settle, cluster} = createAgentRig(t);
		const first = await startAgent(one, undefined, traits);
		const second = await startAgent(two);
		void watch([first.address, second.address]).run();
		await settle();
		assert.equal(cluster(one).trouble?.problem.code, 'unauthorized');
		assert.equal(second.server.requests.length, 0);
	});
}

test('a tenant that does not exist is no reason either', async (t) => {
	const {startAgent, watch, settle, pass, cluster} = createAgentRig(t);
	const [first, second] = [await startAgent(one), await startAgent(two)];
	void watch([first.address, second.address], {selection: {names: ['rt9'], globs: [], sinceMs: 0}}).run();
	await settle();
	await pass(10_000);
	assert.equal(cluster(one).agent, one);
	assert.equal(second.server.requests.length, 0);
});

test('a password that the first agent cannot check for want of its database is checked by the second', async (t) => {
	const {startAgent, watch, settle, cluster, happened} = createAgentRig(t);
	const [first, second] = [await startAgent(one), await startAgent(two)];
	first.server.setFault({type: 'dbDown', database: 'unusable', isPasswordStale: true});
	void watch([first.address, second.address]).run();
	await settle();
	assert.deepEqual(happened(one), [
		['unreachable', 'passwordUnchecked'],
		['agentChanged', two],
	]);
	assert.equal(cluster(one).trouble, undefined);
});

test('while no agent is healthy the first is retried, and the second taken once it is back', async (t) => {
	const {startAgent, watch, settle, pass, clock, cluster, happened} = createAgentRig(t);
	const [first, second, third] = [await startAgent(one), await startAgent(two), await startAgent(three)];
	await first.stop();
	await second.stop();
	third.server.setFault({type: 'dbDown', database: 'unusable'});
	void watch([first.address, second.address, third.address]).run();
	await settle();
	await pass(60_000);
	assert.deepEqual([cluster(one).agent, cluster(one).trouble?.problem.reason], [one, 'refused']);
	assert.deepEqual(happened(one), [['unreachable', 'refused']]);
	assert.equal(third.polls(), 0);
	await second.startAgain();
	await pass(31_000);
	assert.deepEqual(happened(one), [
		['unreachable', 'refused'],
		['agentChanged', two],
	]);
	assert.equal(cluster(one).trouble, undefined);
	assert.ok(clock.sleepers() > 0);
});

test('an agent outside a cluster, or with a database that is not available, is passed over', async (t) => {
	const {startAgent, watch, settle, cluster} = createAgentRig(t);
	const first = await startAgent(one);
	const lone = await startAgent(two, undefined, {identity: 'SINGLE'});
	const hung = await startAgent('10.20.10.4:2886');
	const good = await startAgent(three);
	await first.stop();
	hung.server.setFault({type: 'hang'});
	void watch([first.address, lone.address, hung.address, good.address]).run();
	await settle();
	assert.equal(cluster(one).agent, three);
	assert.deepEqual([lone.polls(), hung.polls()], [0, 0]);
});

test('an agent of another cluster is not polled, said once, and not asked again', async (t) => {
	const {startAgent, watch, settle, pass, cluster, happened, until} = createAgentRig(t);
	const first = await startAgent(one);
	const foreign = await startAgent(two, createLongWorld('somebody-else'));
	void watch([first.address, foreign.address]).run();
	await settle();
	await until(() => cluster(one).name === 'ob-test');
	await first.stop();
	await pass(2000);
	const {length} = foreign.server.requests;
	await pass(120_000);
	assert.deepEqual(happened(one), [
		['unreachable', 'refused'],
		['agentUnused', two, 'otherCluster'],
	]);
	assert.deepEqual([cluster(one).agent, foreign.polls()], [one, 0]);
	assert.equal(foreign.server.requests.length, length);
});

test('an agent that says only later of which cluster it is, is left again', async (t) => {
	const {startAgent, watch, settle, pass, cluster, happened, until} = createAgentRig(t);
	const first = await startAgent(one);
	const foreign = await startAgent(two, createLongWorld('somebody-else'));
	foreign.server.setFault({type: 'panic', under: '/api/v1/ob/info'});
	void watch([first.address, foreign.address]).run();
	await settle();
	await until(() => cluster(one).name === 'ob-test');
	await first.stop();
	await pass(2000);
	assert.equal(cluster(one).agent, two);
	foreign.server.setFault(undefined);
	await pass(120_000);
	assert.deepEqual(happened(one), [
		['unreachable', 'refused'],
		['agentChanged', two],
		['agentUnused', two, 'otherCluster'],
		['agentChanged', one],
		['unreachable', 'refused'],
	]);
	assert.equal(cluster(one).name, 'ob-test');
});

test('an agent that waits for its database is the next one to be tried, before the one that is lost', async (t) => {
	const {startAgent, watch, settle, pass, cluster} = createAgentRig(t);
	const [first, second] = [await startAgent(one), await startAgent(two)];
	await first.stop();
	second.server.setFault({type: 'dbDown', database: 'gone'});
	void watch([first.address, second.address]).run();
	await settle();
	assert.deepEqual([cluster(one).agent, cluster(one).nextAgent], [one, two]);
	second.server.setFault(undefined);
	await pass(31_000);
	assert.deepEqual([cluster(one).agent, cluster(one).nextAgent], [two, undefined]);
});

test('an agent that refuses the password is asked again only with another one', async (t) => {
	const {startAgent, watch, settle, pass, cluster, happened, until} = createAgentRig(t);
	const first = await startAgent(one);
	const second = await startAgent(two, undefined, {rootPassword: 'new'});
	let next: string | undefined;
	const readOtherPassword = async () => {
		const read = next;
		next = undefined;
		return read;
	};

	const {polling, run} = watch([first.address, second.address], {readOtherPassword});
	void run();
	await settle();
	await until(() => cluster(one).name === 'ob-test');
	await first.stop();
	await pass(60_000);
	assert.deepEqual(happened(one), [
		['unreachable', 'refused'],
		['agentUnused', two, 'passwordRefused'],
	]);
	const logins = second.server.requests.filter(({path}) => path === '/api/v1/login').length;
	assert.equal(logins, 1);
	next = 'new';
	await polling.hasOtherPassword();
	await pass(31_000);
	assert.equal(cluster(one).agent, two);
});

test('where all agents fail alike they are not polled in turn', async (t) => {
	const {startAgent, watch, settle, pass, happened} = createAgentRig(t);
	const [first, second] = [await startAgent(one), await startAgent(two)];
	for (const {server} of [first, second]) {
		server.setFault({type: 'mysqlError'});
	}

	void watch([first.address, second.address]).run();
	await settle();
	await pass(3_600_000);
	const switches = happened(one).filter(([type]) => type === 'agentChanged');
	assert.ok(switches.length < 15, `${switches.length} switches`);
});

test('the sessions at all agents are closed at the end', async (t) => {
	const {startAgent, watch, settle, pass} = createAgentRig(t);
	const [first, second] = [await startAgent(one), await startAgent(two)];
	const connected = watch([first.address, second.address]);
	const running = connected.run();
	await settle();
	first.server.setFault({type: 'dbDown', database: 'gone', under: '/api/v1/tenant'});
	await pass(2000);
	await connected.stop();
	await running;
	assert.deepEqual(
		[first, second].map(({server}) => server.requests.at(-1)?.path),
		['/api/v1/logout', '/api/v1/logout'],
	);
});

test('progress over SQL goes on beside the second agent, when the host of the first is lost', async (t) => {
	const {startAgent, watch, clock, until, cluster} = createAgentRig(t);
	const world = createLongWorld();
	const startSql = async () => {
		const sql = await startSqlServer({host: '127.0.0.1', port: 0, world, now: clock.now, rootPassword: 'secret'});
		t.after(sql.close);
		return sql;
	};

	const [firstSql, secondSql] = [await startSql(), await startSql()];
	const first = await startAgent(one, world, {sqlPort: firstSql.port});
	const second = await startAgent(two, world, {sqlPort: secondSql.port});
	const isOn = () => cluster(one).sql.type === 'on';
	void watch([first.address, second.address], {sql: 'fromAgent'}).run();
	await until(() => isOn() && clock.sleepers() === 2);
	assert.equal(secondSql.statements.length, 0);
	await Promise.all([first.stop(), firstSql.close()]);
	while (!isOn() || secondSql.statements.length === 0) {
		// eslint-disable-next-line no-await-in-loop -- time goes by until SQL is back
		await clock.advance(1000);
		// eslint-disable-next-line no-await-in-loop -- as above
		await until(() => clock.sleepers() === 2);
	}

	assert.equal(cluster(one).agent, two);
	const {sql} = cluster(one);
	assert.equal(sql.type === 'on' && sql.isVerified, true);
});

type Listed = {readonly ip: string; readonly port: number};

/** A pretended agent that lists others: it has no sessions, and no restores but one. */
async function listingAgent(t: TestContext, rig: {list: readonly Listed[]; name?: string}): Promise<AgentAddress> {
	const state: AgentState = {key: createAgentKey(), password: 'secret', now: Date.now(), isBare: false};
	const {origin} = await serve(t, (seen) => {
		if (seen.path === '/api/v1/status') {
			return wrap({agent: {identity: 'CLUSTER AGENT'}, obState: 3}, state.now);
		}

		const answer = answerAsAgent(state, seen);
		return seen.path === '/api/v1/ob/info' && (answer.status ?? 200) === 200
			? wrap(
					{
						agent_info: rig.list.map((agent) => ({...agent, identity: 'CLUSTER AGENT'})),
						obcluster_info: {id: 1, name: rig.name ?? 'obprod'},
					},
					state.now,
				)
			: answer;
	});
	return {origin, label: new URL(origin).host};
}

function listedAs({origin}: AgentAddress): Listed {
	const {hostname, port} = new URL(origin);
	return {ip: hostname, port: Number(port)};
}

/** A given agent and one that only its list knows, and the given one dies. */
async function learn(t: TestContext, changes: {learnsAgents?: boolean; isTunnel?: boolean; otherName?: string} = {}) {
	const {learnsAgents = true, isTunnel = false, otherName} = changes;
	const rig = createAgentRig(t);
	const list: Listed[] = [];
	const other = await listingAgent(t, {list, ...(otherName === undefined ? {} : {name: otherName})});
	const given = await listingAgent(t, {list});
	list.push(isTunnel ? {ip: '127.0.0.9', port: 2886} : listedAs(given), listedAs(other));
	const id = given.label;
	let isLost = false;
	void rig
		.watch([given], {
			learnsAgents,
			openDispatcher: (options) =>
				createDispatcher(options).compose(
					(dispatch) => (request, handler) =>
						dispatch(isLost && request.origin === given.origin ? {...request, origin: nowhere} : request, handler),
				),
		})
		.run();
	await rig.settle();
	await rig.until(() => rig.cluster(id).name === 'obprod');
	isLost = true;
	await rig.pass(10_000);
	return {...rig, id, other};
}

/** Nobody listens there. */
const nowhere = 'http://127.0.0.1:9';

test('an agent that is only listed takes over', async (t) => {
	const {cluster, id, other} = await learn(t);
	assert.deepEqual([cluster(id).agent, cluster(id).trouble], [other.label, undefined]);
});

test('none is learned unless that is wanted', async (t) => {
	const {cluster, id, happened} = await learn(t, {learnsAgents: false});
	assert.equal(cluster(id).agent, id);
	assert.deepEqual(happened(id), [['unreachable', 'refused']]);
});

test('none is learned through a tunnel, which is said once', async (t) => {
	const {cluster, id, happened} = await learn(t, {isTunnel: true});
	assert.equal(cluster(id).agent, id);
	assert.deepEqual(happened(id), [
		['agentUnused', id, 'notListed'],
		['unreachable', 'refused'],
	]);
});

test('one that is listed and of another cluster does not take over', async (t) => {
	const {cluster, id, happened, other} = await learn(t, {otherName: 'somebody-else'});
	assert.equal(cluster(id).agent, id);
	assert.deepEqual(happened(id).at(-1), ['agentUnused', other.label, 'otherCluster']);
});
