import assert from 'node:assert/strict';
import test from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {AgentError, problemOf} from '../../source/agent/agent-error.js';
import type {FactBody} from '../../source/monitor/fact.js';
import {createClusterInfoReader, type ClusterInfoOptions} from '../../source/polling/cluster-info.js';
import {createManualClock} from '../helpers/manual-clock.js';

const minuteMs = 60_000;

/** An agent that reports its version, and its cluster if the script lets the nth request succeed, from 1. */
function createRig(isClusterAnswered: (nth: number) => boolean) {
	const clock = createManualClock();
	const asked = {version: 0, cluster: 0, finished: 0};
	const dispatched: Array<FactBody['type']> = [];
	const options: ClusterInfoOptions = {
		cluster: 'h:1',
		client: {
			async readVersion() {
				asked.version++;
				return '4.5.0.0';
			},
			async readCluster() {
				asked.cluster++;
				if (!isClusterAnswered(asked.cluster)) {
					throw new AgentError({reason: 'rejected'});
				}

				return {name: 'obprod', info: undefined};
			},
			async readFinished() {
				asked.finished++;
				return [];
			},
		},
		problemOf,
		dispatch({type}) {
			dispatched.push(type);
		},
		clock,
		signal: new AbortController().signal,
	};
	return {reader: createClusterInfoReader(options), clock, asked, dispatched};
}

test('a request that failed is repeated after a minute, and no other is', async () => {
	const {reader, clock, asked, dispatched} = createRig((nth) => nth === 2);
	for (let seconds = 0; seconds <= 180; seconds += 30) {
		reader.read();
		// eslint-disable-next-line no-await-in-loop -- one poll after another
		await nextTurn();
		// eslint-disable-next-line no-await-in-loop -- see above
		await clock.advance(minuteMs / 2);
	}

	assert.deepEqual(asked, {version: 1, cluster: 2, finished: 1});
	assert.deepEqual(dispatched, ['versionRead', 'endedRestoresRead', 'nameRead']);
});

test('an agent that always fails gets one request a minute', async () => {
	const {reader, clock, asked} = createRig(() => false);
	for (let second = 0; second < 600; second += 2) {
		reader.read();
		// eslint-disable-next-line no-await-in-loop -- one poll after another
		await nextTurn();
		// eslint-disable-next-line no-await-in-loop -- see above
		await clock.advance(2000);
	}

	assert.equal(asked.cluster, 10);
});

test('what is forgotten while it is asked is asked again after that, and never twice at a time', async () => {
	const {reader, asked} = createRig(() => true);
	reader.read();
	for (let rounds = 0; rounds < 30; rounds++) {
		reader.forget();
		reader.read();
	}

	assert.deepEqual(asked, {version: 1, cluster: 1, finished: 1});
	assert.ok(reader.isPending());
	await nextTurn();
	assert.ok(!reader.isPending());
	reader.read();
	await nextTurn();
	reader.read();
	assert.deepEqual(asked, {version: 2, cluster: 2, finished: 2});
});

test('a request that failed has a problem until another one succeeds or it is forgotten', async () => {
	const {reader, clock} = createRig((nth) => nth === 2);
	assert.equal(reader.problem(), undefined);
	reader.read();
	await nextTurn();
	assert.equal(reader.problem()?.reason, 'rejected');
	await clock.advance(minuteMs);
	reader.read();
	await nextTurn();
	assert.equal(reader.problem(), undefined);
});
