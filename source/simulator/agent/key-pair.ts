import type {Buffer} from 'node:buffer';
import {constants, generateKeyPairSync, privateDecrypt, type KeyObject} from 'node:crypto';
import {HeaderError} from './header-error.js';

export type KeyBits = 512 | 1024 | 2048;

/** An agent's RSA key. */
export type KeyPair = {
	/** Base64 of the PKCS#1 DER, as in `/api/v1/secret`. */
	readonly publicText: string;
	/** Bytes of a block. */
	readonly blockSize: number;
	/** Decrypts one block; throws a HeaderError if it was not encrypted for this key. */
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
 * PKCS#1 v1.5 unpadding: 0, 2, at least eight bytes that are not 0, a 0, the message. OpenSSL's own returns random bytes
 * for an invalid block; Go, and thus the agent, returns an error.
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

/** OpenSSL has an error of its own for numbers beyond the modulus. */
function decryptRaw(key: KeyObject, block: Buffer): Buffer {
	try {
		return privateDecrypt({key, padding: constants.RSA_NO_PADDING}, block);
	} catch (error) {
		throw new HeaderError(decryptionError, {cause: error});
	}
}
