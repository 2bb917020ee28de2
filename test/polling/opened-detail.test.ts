import assert from 'node:assert/strict';
import test from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {AgentError, problemOf} from '../../source/agent/agent-error.js';
import type {RestoreKey} from '../../source/domain/cluster.js';
import type {RestoreTask} from '../../source/domain/restore-task.js';
import type {RestoreReading} from '../../source/domain/restore-reading.js';
import type {FactBody} from '../../source/monitor/fact.js';
import {reduce} from '../../source/monitor/reduce/reduce.js';
import {findCluster} from '../../source/monitor/state.js';
import {createDetailReader} from '../../source/polling/opened-detail.js';
import {address, createState, factAt, failedWith, problem, reading, restoreRead, startedAt} from '../helpers/facts.js';

const task: RestoreTask = {
	id: '11',
	name: 'Restore backup_rt2',
	tenant: 'RT2',
	kind: 'restore',
	state: 'RUNNING',
	operator: 'RUN',
	stage: 3,
	maxStage: 5,
};

const {status} = reading();
const ended = reading({status: 'SUCCESS', finishedAt: startedAt});
const roundEnded: FactBody = {type: 'roundEnded', cluster: address, tookMs: 5, pauseMs: 2000};

/** A restore that SQL has found: without the agent's own object. */
function overSql(jobId: number): RestoreReading {
	const {overview, ...rest} = reading({jobId});
	assert.ok(overview);
	return rest;
}

function listed(...rows: readonly RestoreReading[]): FactBody {
	return {
		type: 'restoresDiscovered',
		cluster: address,
		source: 'sql',
		restores: rows.map((row) => ({tenant: 'found', reading: row})),
		hasAllRunning: true,
		hasEnded: true,
	};
}

type Rig = {
	readonly facts?: readonly FactBody[];
	readonly tasks?: readonly RestoreTask[];
	readonly error?: Error;
	/** What the agent says of a tenant. */
	readonly row?: RestoreReading | AgentError;
	readonly isHeld?: boolean;
};

function createRig({facts = [restoreRead(reading()), roundEnded], tasks = [], error, row, isHeld = false}: Rig = {}) {
	const now = {at: startedAt, monotonicMs: 0};
	const discovery = {globs: ['*'], sinceMs: 0};
	let state = createState([{address, tenants: ['rt2', 'rt3'], discovery}], now, 2000);
	let second = 0;
	const dispatch = (fact: FactBody) => {
		state = reduce(state, factAt(second, fact));
	};

	for (const fact of facts) {
		dispatch(fact);
	}

	const requests: string[] = [];
	let opened: RestoreKey | undefined;
	const reader = createDetailReader({
		cluster: address,
		client: {
			async readTasks() {
				requests.push('tasks');
				await nextTurn();
				if (error !== undefined) {
					throw error;
				}

				return tasks;
			},
			async overview(tenant) {
				requests.push(tenant);
				if (row === undefined || row instanceof AgentError) {
					throw row ?? new AgentError({reason: 'timeout'});
				}

				return {reading: row, agentTime: undefined};
			},
			isHeld: () => isHeld,
		},
		watched: () => findCluster(state, address),
		opened: () => opened,
		problemOf,
		dispatch,
		clock: {monotonic: () => second * 1000},
		signal: new AbortController().signal,
	});
	return {
		requests,
		dispatch,
		/** What happens at a second with this detail open. */
		async look(at: number, tenant: string | undefined, jobId?: number) {
			second = at;
			const job = jobId === undefined ? {} : {jobId};
			opened = tenant === undefined ? undefined : {cluster: address, tenant, ...job};
			reader.read();
			reader.read();
			await reader.ended();
		},
		ended: reader.ended,
		cluster: () => findCluster(state, address),
		open(key: RestoreKey) {
			opened = key;
			reader.read();
		},
	};
}

test('while no detail is open nothing is read', async () => {
	const {look, requests} = createRig();
	await look(0, undefined);
	await look(60, undefined);
	assert.deepEqual(requests, []);
});

test('obshell’s tasks are read when a detail is opened, and every 30 s while the restore runs', async () => {
	const {look, requests} = createRig();
	await look(0, 'rt2');
	await look(29, 'rt2');
	assert.equal(requests.length, 1);
	await look(30, 'rt2');
	await look(31, 'rt2');
	assert.deepEqual(requests, ['tasks', 'tasks']);
});

test('a detail that is opened anew is read anew', async () => {
	const {look, requests} = createRig();
	await look(0, 'rt2');
	await look(1, undefined);
	await look(2, 'rt2');
	assert.equal(requests.length, 2);
});

test('going from restore to restore does not read the list again and again', async () => {
	const {look, requests} = createRig();
	for (const [second, tenant] of ['rt2', 'rt3', 'rt2', 'rt3'].entries()) {
		// eslint-disable-next-line no-await-in-loop -- one key after another
		await look(second, tenant);
	}

	assert.equal(requests.length, 1);
});

test('of a restore that has ended they are read once, unless its task is still open', async () => {
	const facts = [restoreRead(ended), roundEnded];
	const over = createRig({facts});
	await over.look(0, 'rt2');
	await over.look(60, 'rt2');
	assert.equal(over.requests.length, 1);
	const open = createRig({facts, tasks: [task]});
	await open.look(0, 'rt2');
	await open.look(60, 'rt2');
	assert.equal(open.requests.length, 2);
});

test('only tasks about tenants that are watched are kept, however they are spelt', async () => {
	const {look, cluster} = createRig({tasks: [task, {...task, id: '12', tenant: 'another'}]});
	await look(0, 'rt2');
	assert.deepEqual(cluster()?.restoreTasks, [task]);
});

const quiet: ReadonlyArray<readonly [when: string, rig: Rig]> = [
	['before the agent has answered', {facts: []}],
	['in a round', {facts: [restoreRead(reading()), roundEnded, {type: 'roundBegan', cluster: address}]}],
	['while the agent does not answer', {facts: [restoreRead(reading()), roundEnded, failedWith(problem('refused'))]}],
	['while a late request is kept', {isHeld: true}],
];

for (const [when, rig] of quiet) {
	test(`nothing is read ${when}`, async () => {
		const {look, requests} = createRig(rig);
		await look(0, 'rt2');
		assert.deepEqual(requests, []);
	});
}

test('a detail of another cluster is not ours to read', async () => {
	const {open, ended: done, requests} = createRig();
	open({cluster: 'b:1', tenant: 'rt2'});
	await done();
	assert.deepEqual(requests, []);
});

test('what the agent does not answer stays unknown, and is asked for again after 30 s', async () => {
	const {look, requests, cluster} = createRig({error: new AgentError({reason: 'timeout'})});
	await look(0, 'rt2');
	await look(10, 'rt2');
	assert.equal(cluster()?.restoreTasks, undefined);
	assert.equal(requests.length, 1);
	await look(30, 'rt2');
	assert.equal(requests.length, 2);
});

test('a bug is thrown', async () => {
	const {look} = createRig({error: new RangeError('a bug')});
	await assert.rejects(look(0, 'rt2'), RangeError);
});

const found = {facts: [restoreRead(reading()), listed(overSql(7)), roundEnded]};
const rowOf = (rig: ReturnType<typeof createRig>) => rig.cluster()?.restores.at(-1)?.agentRow;

test('of a restore that SQL has found the agent is asked for its own row, once', async () => {
	const rig = createRig({...found, row: reading({jobId: 7, overview: {job_id: 7}})});
	await rig.look(3, 'found', 7);
	await rig.look(60, 'found', 7);
	assert.deepEqual(
		rig.requests.filter((request) => request !== 'tasks'),
		['found'],
	);
	assert.deepEqual(rowOf(rig), {readAt: startedAt + 3000, status, overview: {job_id: 7}});
});

test('in another status it has another row, which is read as well', async () => {
	const rig = createRig({...found, row: reading({jobId: 7})});
	await rig.look(0, 'found', 7);
	rig.dispatch(listed({...overSql(7), status: 'SUCCESS', finishedAt: startedAt}));
	await rig.look(40, 'found', 7);
	await rig.look(80, 'found', 7);
	assert.equal(rig.requests.filter((request) => request === 'found').length, 2);
});

const missing = [
	['another job of the tenant', reading({jobId: 8})],
	['no restore of the tenant', new AgentError({reason: 'neverRestored'})],
	['no such tenant', new AgentError({reason: 'tenantAbsent'})],
] as const;

for (const [what, row] of missing) {
	test(`where the agent has ${what}, it has no row of this one`, async () => {
		const rig = createRig({...found, row});
		await rig.look(0, 'found', 7);
		assert.deepEqual(rowOf(rig), {readAt: startedAt, status});
	});
}

test('where it does not answer, that is not known', async () => {
	const rig = createRig(found);
	await rig.look(0, 'found', 7);
	assert.equal(rowOf(rig), undefined);
	await rig.look(10, 'found', 7);
	await rig.look(30, 'found', 7);
	assert.deepEqual(
		rig.requests.filter((request) => request !== 'tasks'),
		['found', 'found'],
	);
});

test('a failure of the list of tasks does not keep the row from being read', async () => {
	const rig = createRig({...found, error: new AgentError({reason: 'timeout'}), row: reading({jobId: 7})});
	await rig.look(0, 'found', 7);
	assert.deepEqual(rig.requests, ['tasks', 'found']);
	assert.ok(rowOf(rig));
});

test('the next restore has a row of its own, at once', async () => {
	const facts = [restoreRead(reading()), listed(overSql(7), overSql(9)), roundEnded];
	const rig = createRig({facts, row: reading({jobId: 9})});
	await rig.look(0, 'found', 7);
	await rig.look(1, 'found', 9);
	assert.deepEqual(rig.requests, ['tasks', 'found', 'found']);
});

test('the agent’s own object of a restore that it has described is not asked for', async () => {
	const {look, requests} = createRig({row: reading()});
	await look(0, 'rt2');
	assert.deepEqual(requests, ['tasks']);
});
