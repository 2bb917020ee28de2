import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {constants, createPublicKey, publicEncrypt} from 'node:crypto';
import test from 'node:test';
import {HeaderError} from '../../../source/simulator/agent/header-error.js';
import {createKeyPair, decryptionError} from '../../../source/simulator/agent/key-pair.js';

const bits = 1024;
const pair = createKeyPair(bits);
const publicKey = createPublicKey({key: Buffer.from(pair.publicText, 'base64'), format: 'der', type: 'pkcs1'});

/** A block as it would be decrypted, without any padding of OpenSSL's. */
function sealRaw(...start: readonly number[]): Buffer {
	const padded = Buffer.alloc(bits / 8);
	padded.set(start);
	return publicEncrypt({key: publicKey, padding: constants.RSA_NO_PADDING}, padded);
}

test('what was encrypted for the public key is opened', () => {
	const sealed = publicEncrypt({key: publicKey, padding: constants.RSA_PKCS1_PADDING}, Buffer.from('a message'));
	assert.equal(sealed.length, pair.blockSize);
	assert.equal(pair.openBlock(sealed).toString(), 'a message');
});

const eight = Array.from({length: 8}, () => 7);

test('padding of eight bytes is enough', () => {
	assert.deepEqual(pair.openBlock(sealRaw(0, 2, ...eight, 0, 65)).subarray(0, 2), Buffer.from('A\0'));
});

const blocks = [
	['of the type of a signature', () => sealRaw(0, 1, ...eight, 0, 65)],
	['with too little padding', () => sealRaw(0, 2, ...eight.slice(1), 0, 65)],
	['whose padding never ends', () => sealRaw(0, 2, ...Array.from({length: bits / 8 - 2}, () => 7))],
	['that is larger than the modulus', () => Buffer.alloc(bits / 8, 255)],
	['of another length', () => Buffer.alloc(7, 1)],
] as const;

for (const [title, createBlock] of blocks) {
	test(`a block ${title} is refused as Go does`, () => {
		assert.throws(
			() => pair.openBlock(createBlock()),
			(error: unknown) => {
				assert.ok(error instanceof HeaderError);
				assert.equal(error.message, decryptionError);
				return true;
			},
		);
	});
}
