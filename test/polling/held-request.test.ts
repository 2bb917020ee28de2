import assert from 'node:assert/strict';
import test from 'node:test';
import {AgentError, problemOf} from '../../source/agent/agent-error.js';
import type {FactBody} from '../../source/monitor/fact.js';
import {createHeldWatch} from '../../source/polling/held-request.js';

function createRig() {
	const state = {nowMs: 0, isSilent: false, drops: 0};
	const reasons: string[] = [];
	const watchHeld = createHeldWatch({
		cluster: 'h:1',
		agent: () => 'h:1',
		client: {
			async ping() {
				if (state.isSilent) {
					throw new AgentError({reason: 'timeout'});
				}
			},
			readStatus: async () => assert.fail('needs the database'),
			drop() {
				state.drops++;
			},
		},
		problemOf,
		dispatch(fact: FactBody) {
			reasons.push(fact.type === 'agentFailed' ? fact.problem.reason : fact.type);
		},
		clock: {monotonic: () => state.nowMs},
		signal: new AbortController().signal,
	});

	/** Checks every ten seconds. */
	async function pass(seconds: number): Promise<void> {
		for (let passed = 0; passed < seconds; passed += 10) {
			state.nowMs += 10_000;
			// eslint-disable-next-line no-await-in-loop -- one check after another
			await watchHeld();
		}
	}

	return {state, reasons, pass};
}

test('an agent that answers pings waits for its database', async () => {
	const {state, reasons, pass} = createRig();
	await pass(3600);
	assert.deepEqual([...new Set(reasons)], ['databaseHung']);
	assert.equal(state.drops, 0);
});

test('one that answers none for a minute does not, and one that answers again does', async () => {
	const {state, reasons, pass} = createRig();
	state.isSilent = true;
	await pass(60);
	state.isSilent = false;
	await pass(10);
	state.isSilent = true;
	await pass(60);
	assert.equal(state.drops, 0);
	await pass(10);
	assert.equal(state.drops, 1);
	assert.deepEqual(reasons.slice(5, 8), ['timeout', 'databaseHung', 'timeout']);
});

test('the silence of an earlier request does not count', async () => {
	const {state, pass} = createRig();
	state.isSilent = true;
	await pass(50);
	state.nowMs += 300_000;
	await pass(60);
	assert.equal(state.drops, 0);
});
