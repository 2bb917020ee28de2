import assert from 'node:assert/strict';
import test from 'node:test';
import type {ConnectedCluster} from '../../source/run/connect-cluster.js';
import {createFleet} from '../../source/run/fleet.js';
import {createMonitor} from '../../source/run/monitor.js';
import {createManualClock} from '../helpers/manual-clock.js';

/** A fleet of two clusters that write down what is done to them. */
function open(stopOf: (name: string) => Promise<void> = async () => undefined) {
	const done: string[] = [];
	const createCluster = (name: string) => ({
		async stop() {
			done.push(`stop ${name}`);
			await stopOf(name);
		},
	});
	const monitor = createMonitor({clock: createManualClock(), intervalMs: 2000});
	const fleet = createFleet(monitor, async () => {
		done.push('connect');
		// What else a cluster can do is not asked of it here.
		return [createCluster('one'), createCluster('other')] as unknown as readonly ConnectedCluster[];
	});
	return {fleet, monitor, done};
}

test('clusters are connected when they are first asked for, and only then', async () => {
	const {fleet, monitor, done} = open();
	assert.equal(fleet.monitor, monitor);
	assert.deepEqual(done, []);
	const [first, again] = await Promise.all([fleet.clusters(), fleet.clusters()]);
	assert.equal(first, again);
	assert.deepEqual(done, ['connect']);
});

test('a fleet that never was connected can be stopped, and is not connected for it', async () => {
	const {fleet, done} = open();
	await fleet.stop();
	assert.deepEqual(done, []);
});

test('all clusters are stopped at the same time: one that takes long does not hold up the other', async () => {
	const {promise, resolve} = Promise.withResolvers<undefined>();
	const {fleet, done} = open(async (name) => (name === 'one' ? promise : undefined));
	await fleet.clusters();
	const stopped = fleet.stop();
	await Promise.resolve();
	await Promise.resolve();
	assert.deepEqual(done, ['connect', 'stop one', 'stop other']);
	resolve(undefined);
	await stopped;
});

test('a fleet that is stopped while it connects waits for that, and stops what has been connected', async () => {
	const {fleet, done} = open();
	const connecting = fleet.clusters();
	await fleet.stop();
	await connecting;
	assert.deepEqual(done, ['connect', 'stop one', 'stop other']);
});
