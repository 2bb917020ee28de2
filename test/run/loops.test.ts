import assert from 'node:assert/strict';
import test from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import type {ConnectedCluster} from '../../source/run/connect-cluster.js';
import {createFleet} from '../../source/run/fleet.js';
import {runLoops} from '../../source/run/loops.js';
import {createMonitor} from '../../source/run/monitor.js';
import {createManualClock} from '../helpers/manual-clock.js';

/** Cluster loops whose `run` is given, and the ticks of their monitor. */
function open(runs: ReadonlyArray<() => Promise<void>>) {
	const controller = new AbortController();
	const monitor = createMonitor({clock: createManualClock(), intervalMs: 2000});
	let ticks = 0;
	monitor.store.subscribe(({type}) => {
		ticks += type === 'ticked' ? 1 : 0;
	});
	// Nothing else of a cluster is asked of it here.
	const clusters = runs.map((run) => ({run})) as unknown as readonly ConnectedCluster[];
	const fleet = createFleet(monitor, async () => clusters);
	return {controller, ticks: () => ticks, running: runLoops(fleet, controller.signal)};
}

const endless = async () => Promise.withResolvers<undefined>().promise;

test('the clusters run beside the clock, which ticks from the beginning', async () => {
	const started: string[] = [];
	const {promise, resolve} = Promise.withResolvers<undefined>();
	const {controller, ticks, running} = open([
		async () => {
			started.push('one');
			await promise;
		},
		async () => {
			started.push('other');
		},
	]);
	await nextTurn();
	assert.deepEqual([started, ticks()], [['one', 'other'], 1]);
	controller.abort();
	resolve(undefined);
	await running;
});

test('a bug in one cluster is thrown, though the others go on', async () => {
	const {running, controller} = open([
		endless,
		async () => {
			throw new Error('a bug');
		},
	]);
	await assert.rejects(running, {message: 'a bug'});
	controller.abort();
});
