import assert from 'node:assert/strict';
import test from 'node:test';
import {whyWithoutProgress} from '../../../source/monitor/select/without-progress.js';

const moment = {at: 0, monotonicMs: 0};

test('without progress SQL is not used, has no row, or has a problem', () => {
	const problem = {reason: 'accessDenied', said: ''} as const;
	assert.equal(whyWithoutProgress({type: 'unused'}), 'unused');
	assert.equal(whyWithoutProgress({type: 'asking'}), 'unused');
	assert.equal(whyWithoutProgress({type: 'on', readAt: moment, isVerified: true}), 'noRow');
	assert.equal(whyWithoutProgress({type: 'off', problem, since: moment}), problem);
});
