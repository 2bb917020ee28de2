import assert from 'node:assert/strict';
import test from 'node:test';
import type {AgentClient, OverviewAnswer} from '../../source/agent/agent-client.js';
import {AgentError, problemOf} from '../../source/agent/agent-error.js';
import type {OpenedAgent} from '../../source/run/open-agent.js';
import {createPolledClient} from '../../source/run/polled-client.js';
import {reading} from '../helpers/facts.js';

const {signal} = new AbortController();
const answer = (agentTime: number): OverviewAnswer => ({reading: reading(), agentTime});

/** Two agents, of which the first is polled until it is left. */
function createRig(first: Partial<AgentClient>, second: Partial<AgentClient> = {}) {
	const left = new AbortController();
	// What else an agent can do is not asked of it here.
	const agents = [{client: first}, {client: second}] as unknown as readonly [OpenedAgent, OpenedAgent];
	const client = createPolledClient({
		current: () => agents[left.signal.aborted ? 1 : 0],
		left: () => (left.signal.aborted ? new AbortController().signal : left.signal),
		restarts: () => 3,
	});
	return {
		client,
		leave() {
			left.abort();
		},
	};
}

test('a request goes to the agent that is polled', async () => {
	const {client, leave} = createRig(
		{overview: async () => answer(1), isHeld: () => true},
		{overview: async () => answer(2), isHeld: () => false},
	);
	const before = await client.overview('rt2', signal);
	assert.deepEqual([before.agentTime, client.isHeld()], [1, true]);
	leave();
	const after = await client.overview('rt2', signal);
	assert.deepEqual([after.agentTime, client.isHeld()], [2, false]);
	assert.equal(client.restarts(), 3);
});

test('a request whose agent is left is sent to the next one, and what is answered then is dropped', async () => {
	const {promise, resolve} = Promise.withResolvers<string>();
	const {client, leave} = createRig({readVersion: async () => promise}, {readVersion: async () => '4.5.0.0'});
	const asked = client.readVersion(signal);
	leave();
	resolve('4.4.1.0');
	assert.equal(await asked, '4.5.0.0');
});

test('what an agent has refused before it was left is not asked again', async () => {
	const {client} = createRig({
		async readVersion() {
			throw new AgentError({reason: 'databaseDown'});
		},
	});
	await assert.rejects(client.readVersion(signal), (error) => problemOf(error)?.reason === 'databaseDown');
});

test('a late overview of an agent that was left is dropped', async () => {
	let giveLate: (late: OverviewAnswer) => void = () => undefined;
	const {client, leave} = createRig({
		async overview(_tenant, _signal, onLate = () => undefined) {
			giveLate = onLate;
			return answer(1);
		},
	});
	const late: Array<number | undefined> = [];
	await client.overview('rt2', signal, ({agentTime}) => {
		late.push(agentTime);
	});
	giveLate(answer(2));
	leave();
	giveLate(answer(3));
	assert.deepEqual(late, [2]);
});

test('nobody waits for the late request of an agent that was left', async () => {
	const {client, leave} = createRig({released: async () => Promise.withResolvers<void>().promise});
	const released = client.released(signal);
	leave();
	await released;
});
