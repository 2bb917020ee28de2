import assert from 'node:assert/strict';
import test from 'node:test';
import {isFinal, outcomeOf, phaseOf} from '../../source/domain/phase.js';

const statuses = [
	['CREATE_TENANT', 'creating', 'running'],
	['WAIT_TENANT_RESTORE_FINISH', 'restoring', 'running'],
	['RESTORING', 'restoring', 'running'],
	['RESTORE_PRE', 'restoring', 'running'],
	['RESTORE_CREATE_INIT_LS', 'restoring', 'running'],
	['PHYSICAL_RESTORE_WAIT_RESTORE_TO_CONSISTENT_SCN', 'restoring', 'running'],
	['PHYSICAL_RESTORE_WAIT_QUICK_RESTORE_FINISH', 'restoring', 'running'],
	['RESTORE_WAIT_LS', 'restoring', 'running'],
	['POST_CHECK', 'checking', 'running'],
	['UPGRADE', 'upgrading', 'running'],
	['RESTORE_SUCCESS', 'finishing', 'running'],
	['RESTORE_FAIL', 'finishing', 'failed'],
	['SUCCESS', 'done', 'succeeded'],
	['FAIL', 'failed', 'failed'],
	['FAILED', 'failed', 'failed'],
	[' success ', 'done', 'succeeded'],
	['', 'unknown', 'running'],
	['RESTORINE_SUCCESS', 'unknown', 'running'],
	['SOMETHING_OF_VERSION_5', 'unknown', 'running'],
] as const;

for (const [status, phase, outcome] of statuses) {
	test(`the status "${status}" is the phase ${phase}, and ${outcome}`, () => {
		assert.equal(phaseOf(status), phase);
		assert.equal(outcomeOf(status, false), outcome);
	});
}

test('an unknown status in the history has ended with an unknown outcome', () => {
	assert.equal(outcomeOf('SOMETHING_OF_VERSION_5', true), 'unknown');
	assert.equal(outcomeOf('', true), 'unknown');
});

test('a known status in the history has its outcome', () => {
	assert.deepEqual(
		['SUCCESS', 'FAIL', 'RESTORE_FAIL'].map((status) => outcomeOf(status, true)),
		['succeeded', 'failed', 'failed'],
	);
});

test('only success, failure and drop are final', () => {
	const outcomes = ['running', 'succeeded', 'failed', 'dropped', 'waiting', 'none', 'unknown'] as const;
	assert.deepEqual(
		outcomes.filter((outcome) => isFinal(outcome)),
		['succeeded', 'failed', 'dropped'],
	);
});
