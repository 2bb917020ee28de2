import assert from 'node:assert/strict';
import test from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {createSleeps} from '../../source/run/loop-sleeps.js';
import {createMonitor} from '../../source/run/monitor.js';
import {problem, reading} from '../helpers/facts.js';
import {createManualClock} from '../helpers/manual-clock.js';

const cluster = 'h:1';
const key = {cluster, tenant: 'rt2'};
const never = new AbortController().signal;

async function createRig() {
	const clock = createManualClock();
	const monitor = createMonitor({clock, intervalMs: 2000});
	monitor.dispatch({type: 'clusterAdded', cluster, agent: cluster, isInsecure: false, hasSql: true});
	monitor.dispatch({type: 'restoresListed', cluster, tenants: ['rt2']});
	const {sleeps, unsubscribe} = createSleeps(monitor, cluster);
	const awake: string[] = [];
	const sleep = async (name: 'agent' | 'sql') => {
		await sleeps[name](30_000, never);
		awake.push(name);
	};

	void sleep('agent');
	void sleep('sql');
	return {monitor, awake, unsubscribe, sleep};
}

const readRestore = {type: 'restoreRead', key, reading: reading(), tookMs: 1} as const;

test('a command to poll at once ends both pauses', async () => {
	const {monitor, awake} = await createRig();
	monitor.command({type: 'refresh'});
	await nextTurn();
	assert.deepEqual(awake, ['agent', 'sql']);
});

test('the return of one source ends the pause of the other, and an answer as before does not', async () => {
	const {monitor, awake, sleep} = await createRig();
	monitor.dispatch({type: 'agentFailed', cluster, agent: cluster, problem: problem('databaseDown')});
	monitor.dispatch({type: 'sqlFailed', cluster, problem: {reason: 'unreachable', said: ''}});
	await nextTurn();
	assert.deepEqual(awake, []);
	monitor.dispatch({type: 'progressRead', cluster, rows: [], tookMs: 1});
	await nextTurn();
	assert.deepEqual(awake, ['agent']);
	void sleep('agent');
	monitor.dispatch({type: 'progressRead', cluster, rows: [], tookMs: 1});
	await nextTurn();
	assert.deepEqual(awake, ['agent']);
	monitor.dispatch(readRestore);
	await nextTurn();
	assert.deepEqual(awake, ['agent', 'sql']);
});

test('nothing is woken after the end', async () => {
	const {monitor, awake, unsubscribe} = await createRig();
	unsubscribe();
	monitor.command({type: 'refresh'});
	await nextTurn();
	assert.deepEqual(awake, []);
});

test('a shorter interval ends both pauses, a longer one does not', async () => {
	const {monitor, awake} = await createRig();
	monitor.command({type: 'changeInterval', to: 'longer'});
	await nextTurn();
	assert.deepEqual(awake, []);
	monitor.command({type: 'changeInterval', to: 'shorter'});
	await nextTurn();
	assert.deepEqual(awake, ['agent', 'sql']);
});
