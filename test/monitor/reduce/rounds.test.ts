import assert from 'node:assert/strict';
import test from 'node:test';
import {address, fold, type Step} from '../../helpers/facts.js';

const began: Step = [3, {type: 'roundBegan', cluster: address}];
const ended: Step = [5, {type: 'roundEnded', cluster: address, tookMs: 2000, pauseMs: 500}];

function roundOf(steps: readonly Step[]) {
	const [cluster] = fold(steps).clusters;
	return [cluster?.roundBeganMs, cluster?.lastRoundMs, cluster?.nextPollMs];
}

test('a round has a beginning, then a length and a next one, which may begin early', () => {
	assert.deepEqual(roundOf([]), [undefined, undefined, undefined]);
	assert.deepEqual(roundOf([began]), [3000, undefined, undefined]);
	assert.deepEqual(roundOf([began, ended]), [undefined, 2000, 5500]);
	assert.deepEqual(roundOf([began, ended, [5.1, {type: 'roundBegan', cluster: address}]]), [5100, 2000, undefined]);
});
