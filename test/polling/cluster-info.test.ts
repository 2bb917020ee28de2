import assert from 'node:assert/strict';
import test from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {AgentError, problemOf} from '../../source/agent/agent-error.js';
import type {FactBody} from '../../source/monitor/fact.js';
import {createClusterInfoReader, type ClusterInfoOptions} from '../../source/polling/cluster-info.js';
import {createManualClock} from '../helpers/manual-clock.js';

const minuteMs = 60_000;

/** An agent that tells its version, and of its cluster as the script says for the nth time, from 1. */
function createRig(isClusterTold: (nth: number) => boolean) {
	const clock = createManualClock();
	const asked = {version: 0, cluster: 0, finished: 0};
	const told: Array<FactBody['type']> = [];
	const options: ClusterInfoOptions = {
		cluster: 'h:1',
		client: {
			async readVersion() {
				asked.version++;
				return '4.5.0.0';
			},
			async readCluster() {
				asked.cluster++;
				if (!isClusterTold(asked.cluster)) {
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
			told.push(type);
		},
		clock,
		signal: new AbortController().signal,
	};
	return {identity: createClusterInfoReader(options), clock, asked, told};
}

test('what an agent failed to tell is asked again after a minute, and nothing else', async () => {
	const {identity, clock, asked, told} = createRig((nth) => nth === 2);
	for (let seconds = 0; seconds <= 180; seconds += 30) {
		identity.read();
		// eslint-disable-next-line no-await-in-loop -- one poll after another
		await nextTurn();
		// eslint-disable-next-line no-await-in-loop -- see above
		await clock.advance(minuteMs / 2);
	}

	assert.deepEqual(asked, {version: 1, cluster: 2, finished: 1});
	assert.deepEqual(told, ['versionRead', 'endedRestoresRead', 'nameRead']);
});

test('an agent that always fails is asked once a minute', async () => {
	const {identity, clock, asked} = createRig(() => false);
	for (let second = 0; second < 600; second += 2) {
		identity.read();
		// eslint-disable-next-line no-await-in-loop -- one poll after another
		await nextTurn();
		// eslint-disable-next-line no-await-in-loop -- see above
		await clock.advance(2000);
	}

	assert.equal(asked.cluster, 10);
});
