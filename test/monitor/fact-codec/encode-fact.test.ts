import assert from 'node:assert/strict';
import test from 'node:test';
import {encodeFact} from '../../../source/monitor/fact-codec/encode-fact.js';
import {address, factAt, startedAt} from '../../helpers/facts.js';

test('a fact is one line of JSON, with its time first', () => {
	const line = encodeFact(factAt(2, {type: 'nameRead', cluster: address, name: '租\n'}));
	assert.equal(
		line,
		String.raw`{"at":${startedAt + 2000},"monotonicMs":2000,"type":"nameRead","cluster":"${address}","name":"\u79df\n"}`,
	);
});

test('a position keeps every digit', () => {
	const row = {jobId: 1, restoreTenantId: 2, status: '', data: {}, log: {recoverScn: 1_795_000_000_123_456_789n}};
	const line = encodeFact(factAt(2, {type: 'progressRead', cluster: address, rows: [row], tookMs: 3}));
	assert.ok(line.includes('"recoverScn":1795000000123456789}'));
});
