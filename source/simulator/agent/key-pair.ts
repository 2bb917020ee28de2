import type {Buffer} from 'node:buffer';
import {constants, generateKeyPairSync, privateDecrypt, type KeyObject} from 'node:crypto';
import {HeaderError} from './header-error.js';

export type KeyBits = 512 | 1024 | 2048;

/** An agent's RSA key. */
export type KeyPair = {
	/** Base64 of the PKCS#1 DER, as `/api/v1/secret` tells it. */
	readonly publicText: string;
	/** Bytes of a block. */
	readonly blockSize: number;
	/** Opens one block; throws if it was not sealed for this key. */
	readonly openBlock: (block: Buffer) => Buffer;
};

export function createKeyPair(bits: KeyBits): KeyPair {
	const {publicKey, privateKey} = generateKeyPairSync('rsa', {modulusLength: bits});
	return {
		publicText: publicKey.export({type: 'pkcs1', format: 'der'}).toString('base64'),
		blockSize: bits / 8,
		openBlock: (block) => openBlock(privateKey, block),
	};
}

/**
 * PKCS#1 v1.5 by hand: 0, 2, at least eight bytes that are not 0, a 0, the message. OpenSSL's own unpadding answers
 * noise for a wrong block instead of an error, which Go, and so the agent, does not.
 */
function openBlock(key: KeyObject, block: Buffer): Buffer {
	const padded = decryptRaw(key, block);
	const end = padded.indexOf(0, 2);
	if (padded[0] !== 0 || padded[1] !== 2 || end < 10) {
		throw new HeaderError(decryptionError);
	}

	return padded.subarray(end + 1);
}

export const decryptionError = 'crypto/rsa: decryption error';

/** OpenSSL refuses a number beyond the modulus in its own words. */
function decryptRaw(key: KeyObject, block: Buffer): Buffer {
	try {
		return privateDecrypt({key, padding: constants.RSA_NO_PADDING}, block);
	} catch (error) {
		throw new HeaderError(decryptionError, {cause: error});
	}
}
