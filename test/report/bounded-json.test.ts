import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {boundedJson} from '../../source/report/bounded-json.js';

test('a document that fits is written whole', () => {
	assert.equal(
		boundedJson({tenant: 'rt2', jobId: 4n, comment: 'é\u{0}'}, 100),
		String.raw`{"tenant":"rt2","jobId":4,"comment":"\u00e9\u0000"}`,
	);
});

test('of one that is too large texts are cut before anything is left out', () => {
	const json = boundedJson({tenant: 'rt2', failure: {code: -4018, comment: 'x'.repeat(10_000)}}, 5000);
	const {failure} = JSON.parse(json) as {failure: {code: number; comment: string}};
	assert.deepEqual([failure.code, failure.comment.length], [-4018, 4001]);
});

test('what is largest is left out first', () => {
	const phases = Array.from({length: 500}, (_, index) => ({phase: 'restoring', startedAt: index}));
	assert.equal(
		boundedJson({tenant: 'rt2', phases, where: ['a', 'b']}, 200),
		'{"tenant":"rt2","phases":null,"where":["a","b"]}',
	);
});

test('every document becomes JSON that fits', () => {
	fc.assert(
		fc.property(
			fc.dictionary(
				fc.string({unit: 'binary'}),
				fc.oneof(fc.string({unit: 'binary', maxLength: 400}), fc.jsonValue(), fc.bigInt()),
			),
			fc.integer({min: 2, max: 500}),
			(document, longest) => {
				const json = boundedJson(document, longest);
				assert.ok(json.length <= longest);
				assert.equal(typeof JSON.parse(json), 'object');
			},
		),
	);
});
