import assert from 'node:assert/strict';
import test from 'node:test';
import {problemUnlessAborted} from '../../source/polling/problem-unless-aborted.js';

const expected = new Error('refused');
const bug = new TypeError('a bug');
const problemOf = (error: unknown) => (error === expected ? 'a problem' : undefined);
const open = new AbortController().signal;

test('an expected error is its problem', () => {
	assert.equal(problemUnlessAborted(expected, {problemOf, signal: open}), 'a problem');
});

test('a bug is rethrown', () => {
	assert.throws(() => problemUnlessAborted(bug, {problemOf, signal: open}), bug);
});

test('once everything is to end no error counts', () => {
	const signal = AbortSignal.abort();
	assert.equal(problemUnlessAborted(expected, {problemOf, signal}), undefined);
	assert.equal(problemUnlessAborted(bug, {problemOf, signal}), undefined);
});
