import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import test from 'node:test';
import {openBody, sealWithKeys} from '../../../source/simulator/agent/body.js';

const keys = Buffer.alloc(32, 'material').toString('base64');
const block = Buffer.alloc(16).toString('base64');

test('what was encrypted with the keys of a header is decrypted with them', () => {
	const sealed = sealWithKeys('{"session_id":"x"}', keys);
	assert.deepEqual('text' in sealed ? openBody(sealed.text, keys) : sealed, {text: '{"session_id":"x"}'});
});

const bodies: ReadonlyArray<readonly [title: string, body: string, keys: string, expected: object]> = [
	['an empty body needs no keys', '', '', {text: ''}],
	['keys shorter than a key are wrong', block, Buffer.alloc(15).toString('base64'), {fault: 'badKeys'}],
	['a key without a vector is a panic', block, Buffer.alloc(16).toString('base64'), {fault: 'panic'}],
	['half a block is too short', Buffer.alloc(8).toString('base64'), keys, {fault: 'badLength'}],
	['a body that is not base64 is a panic', 'no base64', keys, {fault: 'panic'}],
];

for (const [title, body, withKeys, expected] of bodies) {
	test(title, () => {
		assert.deepEqual(openBody(body, withKeys), expected);
	});
}

test('an answer is encrypted only with both a key and a vector', () => {
	assert.deepEqual(sealWithKeys('', Buffer.alloc(15).toString('base64')), {fault: 'badKeys'});
	assert.deepEqual(sealWithKeys('', Buffer.alloc(31).toString('base64')), {fault: 'panic'});
});
