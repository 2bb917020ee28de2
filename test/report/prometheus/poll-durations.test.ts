import assert from 'node:assert/strict';
import test from 'node:test';
import {addDuration, durationSamples, type PollDurations} from '../../../source/report/prometheus/poll-durations.js';
import {factAt} from '../../helpers/facts.js';

const none: PollDurations = new Map();

/** The durations after rounds of so many milliseconds, by cluster. */
function afterRounds(rounds: ReadonlyArray<readonly [cluster: string, tookMs: number]>): PollDurations {
	let durations = none;
	for (const [cluster, tookMs] of rounds) {
		durations = addDuration(durations, factAt(1, {type: 'roundEnded', cluster, tookMs, pauseMs: 2000}));
	}

	return durations;
}

function samplesOf(durations: PollDurations, cluster: string) {
	return durationSamples(durations.get(cluster), {cluster}).map(({suffix, labels: {le}, value}) => [suffix, le, value]);
}

test('rounds are counted in buckets that include the smaller ones', () => {
	const durations = afterRounds([
		['a', 20],
		['a', 25],
		['b', 1],
		['a', 900],
		['a', 60_000],
	]);
	assert.deepEqual(samplesOf(durations, 'a'), [
		['_bucket', '0.01', 0],
		['_bucket', '0.025', 2],
		['_bucket', '0.05', 2],
		['_bucket', '0.1', 2],
		['_bucket', '0.25', 2],
		['_bucket', '0.5', 2],
		['_bucket', '1.0', 3],
		['_bucket', '2.5', 3],
		['_bucket', '5.0', 3],
		['_bucket', '10.0', 3],
		['_bucket', '30.0', 3],
		['_bucket', '+Inf', 4],
		['_sum', undefined, 60.945],
		['_count', undefined, 4],
	]);
});

test('before the first round there is no histogram', () => {
	assert.deepEqual(samplesOf(none, 'a'), []);
});

test('other facts change nothing', () => {
	const durations = afterRounds([['a', 20]]);
	assert.equal(addDuration(durations, factAt(2, {type: 'ticked'})), durations);
});

test('a cluster that is watched no more leaves', () => {
	const durations = afterRounds([
		['a', 20],
		['b', 20],
	]);
	assert.deepEqual(
		addDuration(durations, factAt(2, {type: 'clusterRemoved', cluster: 'a'}))
			.keys()
			.toArray(),
		['b'],
	);
});
