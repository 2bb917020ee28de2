import assert from 'node:assert/strict';
import test from 'node:test';
import type {Change} from '../../source/domain/event.js';
import {parseFailure} from '../../source/domain/failure.js';
import {keptChange} from '../../source/domain/kept-change.js';
import {problem} from '../helpers/facts.js';

test('a change of usual size is kept as it is', () => {
	const failure = parseFailure('CLOG : OB_ENTRY_NOT_EXIST(-4018) on "10.10.10.3:2882" with traceid Y1');
	const phases = [{phase: 'creating' as const, since: {at: 5, monotonicMs: 7}, isOpenStart: true}];
	const changes: readonly Change[] = [
		{type: 'failed', elapsedMs: 5, failure},
		{type: 'succeeded', totalBytes: 7, phases},
		{type: 'unreachable', problem: problem('refused', {said: 'connect ECONNREFUSED', traceId: 'Y1'})},
		{type: 'gone'},
	];
	for (const change of changes) {
		assert.deepEqual(keptChange(change), change);
	}
});

test('every text of a change is cut', () => {
	const long = '长'.repeat(4096);
	const changes: readonly Change[] = [
		{type: 'failed', failure: parseFailure(long)},
		{type: 'firstSeen', outcome: 'failed', phase: 'failed', status: long, failure: parseFailure(long)},
		{type: 'unreachable', problem: problem('rejected', {said: long, traceId: long})},
		{type: 'sqlOff', problem: {reason: 'failed', said: long}},
	];
	for (const change of changes) {
		assert.ok(JSON.stringify(keptChange(change)).length < 3500, change.type);
	}
});
