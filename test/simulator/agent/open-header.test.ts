import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {constants, createPublicKey, publicEncrypt} from 'node:crypto';
import test from 'node:test';
import fc from 'fast-check';
import {HeaderError} from '../../../source/simulator/agent/header-error.js';
import {createKeyPair} from '../../../source/simulator/agent/key-pair.js';
import {openHeader, type OpenedHeader} from '../../../source/simulator/agent/open-header.js';

const pair = createKeyPair(512);
const publicKey = createPublicKey({key: Buffer.from(pair.publicText, 'base64'), format: 'der', type: 'pkcs1'});
const room = pair.blockSize - 11;

function seal(bytes: Uint8Array): string {
	const blocks = Array.from({length: Math.ceil(bytes.length / room)}, (_, index) =>
		publicEncrypt(
			{key: publicKey, padding: constants.RSA_PKCS1_PADDING},
			bytes.subarray(index * room, (index + 1) * room),
		),
	);
	return Buffer.concat(blocks).toString('base64');
}

function attempt(sealed: string): OpenedHeader | Error {
	try {
		return openHeader(sealed, pair);
	} catch (error) {
		return error as Error;
	}
}

/** What opens has text in every field; what does not is a HeaderError with words. */
function openOrRefuse(sealed: string): OpenedHeader | undefined {
	const found = attempt(sealed);
	if (!('auth' in found)) {
		assert.ok(found instanceof HeaderError, String(found));
		assert.notEqual(found.message, '');
		return undefined;
	}

	for (const field of Object.values(found)) {
		assert.equal(typeof field, 'string');
	}

	return found;
}

test('random bytes and random text are a HeaderError', () => {
	const bytes = fc.uint8Array({maxLength: 3 * pair.blockSize});
	const blocks = fc.uint8Array({minLength: pair.blockSize, maxLength: pair.blockSize});
	fc.assert(
		fc.property(fc.oneof(bytes, blocks), fc.string({unit: 'binary', maxLength: 100}), (noise, text) => {
			assert.equal(openOrRefuse(Buffer.from(noise).toString('base64')), undefined);
			assert.equal(openOrRefuse(text), undefined);
		}),
		{numRuns: 100},
	);
});

test('whatever is sealed with the right key opens, or is a HeaderError', () => {
	const member = fc.oneof(fc.string({unit: 'binary', maxLength: 20}), fc.constantFrom('', 'AAAA'), fc.jsonValue());
	const fields = fc.dictionary(fc.constantFrom('Auth', 'Ts', 'uri', 'URI', 'Keys', 'session_id', '__proto__'), member);
	const content = fc.oneof(
		fc.uint8Array({maxLength: 200}),
		fc.json().map((text) => Buffer.from(text)),
		fields.map((value) => Buffer.from(`${JSON.stringify(value)} and more`)),
		fields.map((value) => Buffer.from(JSON.stringify(value).slice(0, -1))),
	);
	let opened = 0;
	fc.assert(
		fc.property(content, (bytes) => {
			opened += openOrRefuse(seal(bytes)) === undefined ? 0 : 1;
		}),
		{numRuns: 200},
	);
	assert.ok(opened > 10, `${opened} opened`);
});

test('a header that breaks off, is turned round or has a byte changed is a HeaderError', () => {
	const sealed = Buffer.from(seal(Buffer.from(JSON.stringify({Auth: 'x'.repeat(80), Ts: '1', Uri: '/'}))), 'base64');
	fc.assert(
		fc.property(fc.nat(sealed.length - 1), fc.integer({min: 1, max: 255}), (at, more) => {
			const changed = Buffer.from(sealed);
			changed[at] = ((changed[at] ?? 0) + more) % 256;
			openOrRefuse(changed.toString('base64'));
			assert.equal(openOrRefuse(sealed.subarray(0, at).toString('base64')), undefined);
		}),
	);
	assert.equal(openOrRefuse(Buffer.from(sealed.toReversed()).toString('base64')), undefined);
	assert.notEqual(openOrRefuse(sealed.toString('base64')), undefined);
});
