import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import test from 'node:test';
import {AgentError} from '../../../source/agent/agent-error.js';
import {createBodyKeys, encodeBodyKeys, openBody, sealBody} from '../../../source/agent/auth/seal.js';
import {readRecording} from '../../helpers/recordings.js';

const login = readRecording('4.5.0.0', '05-login-with-empty-json-body-encrypted');

/** The bytes 0 to 31, in two halves. */
const recordedKeys = {
	key: String.fromCodePoint(...Array.from({length: 16}, (_, index) => index)),
	vector: String.fromCodePoint(...Array.from({length: 16}, (_, index) => index + 16)),
};

test('keys are named in the header as a real agent took them', () => {
	const {Keys: keys} = JSON.parse(login.rootJson ?? '') as {readonly Keys: string};
	assert.equal(encodeBodyKeys(recordedKeys), keys);
});

test('a body is sealed as a real agent took it', () => {
	assert.equal(sealBody('{}', recordedKeys), login.body);
});

test('what a real agent sealed opens with the keys of the request', () => {
	const {data} = JSON.parse(login.answer.body) as {readonly data: string};
	assert.match(openBody(data, recordedKeys), /^[\da-f]{64}$/v);
});

test('what was sealed with other keys does not open', () => {
	const {data} = JSON.parse(login.answer.body) as {readonly data: string};
	const others = {...recordedKeys, key: 'x'.repeat(16)};
	assert.throws(() => openBody(data, others), AgentError);
});

test('any text comes back as it was', () => {
	let calls = 0;
	const keys = createBodyKeys((count) => {
		calls++;
		return Buffer.alloc(count, calls).toString('latin1');
	});
	assert.notEqual(keys.key, keys.vector);
	for (const text of ['', '{}', 'tenant 恢复 🙂', 'x'.repeat(16), 'y'.repeat(1000)]) {
		assert.equal(openBody(sealBody(text, keys), keys), text);
	}
});
