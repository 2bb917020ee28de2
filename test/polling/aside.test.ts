import assert from 'node:assert/strict';
import test from 'node:test';
import {AgentError, problemOf} from '../../source/agent/agent-error.js';
import type {RestoreTask} from '../../source/domain/restore-task.js';
import type {FactBody} from '../../source/monitor/fact.js';
import {reduce} from '../../source/monitor/reduce/reduce.js';
import {selectRestores} from '../../source/monitor/select/restores.js';
import {findCluster} from '../../source/monitor/state.js';
import {createAsides} from '../../source/polling/aside.js';
import {address, createState, factAt, failedWith, problem, reading, restoreRead} from '../helpers/facts.js';

const cancelTask: RestoreTask = {
	id: '11',
	name: 'Cancel restore rt2',
	tenant: 'rt2',
	kind: 'cancel',
	state: 'SUCCEED',
	operator: 'RUN',
	stage: 2,
	maxStage: 2,
};

const drop = [restoreRead(reading()), failedWith(problem('tenantAbsent')), failedWith(problem('tenantAbsent'))];

type Rig = {
	readonly facts: readonly FactBody[];
	readonly tasks?: readonly RestoreTask[];
	readonly error?: Error;
};

function createRig({facts, tasks = [], error}: Rig) {
	let state = createState([{address, tenants: ['rt2']}], {at: 0, monotonicMs: 0}, 2000);
	for (const [second, fact] of facts.entries()) {
		state = reduce(state, factAt(second, fact));
	}

	const requests: string[] = [];
	let restarts = 0;
	const request = (what: string) => {
		requests.push(what);
		if (error !== undefined) {
			throw error;
		}
	};

	const readAside = createAsides({
		cluster: address,
		client: {
			async listTenants() {
				request('tenants');
				return ['rt20', 'shop'].map((name) => ({name, isRestoring: false}));
			},
			async readTasks() {
				request('tasks');
				return tasks;
			},
			restarts: () => restarts,
		},
		watched: () => findCluster(state, address),
		problemOf,
		dispatch(fact) {
			state = reduce(state, factAt(10, fact));
		},
		signal: new AbortController().signal,
	});
	return {
		readAside,
		requests,
		restart() {
			restarts += 1;
		},
		restore: () => selectRestores(state)[0],
	};
}

test('nothing is asked for while nothing is to be explained', async () => {
	const {readAside, requests} = createRig({facts: [restoreRead(reading())]});
	await readAside();
	assert.deepEqual(requests, []);
});

test('obshell’s tasks are read once for a restore whose tenant was dropped', async () => {
	const {readAside, requests, restore} = createRig({facts: drop, tasks: [cancelTask]});
	await readAside();
	await readAside();
	assert.deepEqual(requests, ['tasks']);
	assert.equal(restore()?.word.type, 'cancelled');
});

test('without a task that cancelled it, it was dropped', async () => {
	const {readAside, requests, restore} = createRig({facts: drop, tasks: [{...cancelTask, tenant: 'rt3'}]});
	await readAside();
	await readAside();
	assert.deepEqual(requests, ['tasks']);
	assert.equal(restore()?.word.type, 'dropped');
});

test('for a tenant that does not exist the agent’s tenants are read once, and the nearest name is meant', async () => {
	const {readAside, requests, restore} = createRig({facts: [failedWith(problem('tenantAbsent'))]});
	await readAside();
	await readAside();
	assert.deepEqual(requests, ['tenants']);
	assert.equal(restore()?.subject.meant, 'rt20');
});

test('a request that the agent refuses is repeated only after it was started again', async () => {
	const {readAside, requests, restart} = createRig({facts: drop, error: new AgentError({reason: 'noRestoreApi'})});
	await readAside();
	await readAside();
	assert.deepEqual(requests, ['tasks']);
	restart();
	await readAside();
	assert.deepEqual(requests, ['tasks', 'tasks']);
});

test('a bug is not taken for a refusal', async () => {
	const {readAside} = createRig({facts: drop, error: new TypeError('x is not a function')});
	await assert.rejects(readAside(), TypeError);
});
