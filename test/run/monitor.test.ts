import assert from 'node:assert/strict';
import test from 'node:test';
import {createMonitor} from '../../source/run/monitor.js';
import type {Fact} from '../../source/monitor/fact.js';
import {createManualClock} from '../helpers/manual-clock.js';

function open() {
	const clock = createManualClock(5000);
	const monitor = createMonitor({clock, intervalMs: 2000});
	const facts: Fact[] = [];
	monitor.store.subscribe((fact) => {
		facts.push(fact);
	});
	return {clock, monitor, facts};
}

test('a monitor has begun, with its pause between rounds, and watches nothing', () => {
	const {intervalMs, startedAt, clusters} = open().monitor.store.getState();
	assert.deepEqual([intervalMs, startedAt, clusters], [2000, {at: 5000, monotonicMs: 0}, []]);
});

test('what is dispatched becomes a fact of that moment, by both clocks', async () => {
	const {clock, monitor, facts} = open();
	await clock.advance(250);
	clock.step(60_000);
	monitor.dispatch({type: 'clusterRemoved', cluster: 'prod'});
	assert.deepEqual(facts, [{type: 'clusterRemoved', cluster: 'prod', at: 65_250, monotonicMs: 250}]);
});

test('a command and a tick are facts too', () => {
	const {monitor, facts} = open();
	const moment = {at: 5000, monotonicMs: 0};
	monitor.command({type: 'quit'});
	monitor.tick();
	assert.deepEqual(facts, [
		{type: 'commanded', command: {type: 'quit'}, ...moment},
		{type: 'ticked', ...moment},
	]);
	assert.equal(monitor.store.getState().isQuitRequested, true);
});
