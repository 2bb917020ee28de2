import assert from 'node:assert/strict';
import test from 'node:test';
import {isCertificate, isPair, isPrivateKey} from '../../source/command-line/tls-identity.js';
import {createAuthority} from '../helpers/certificates.js';

const authority = createAuthority();
const {cert, key} = authority.issue();

test('a certificate is distinguished from a key and from any other text', () => {
	assert.deepEqual(
		[cert, `${cert}${authority.cert}`, key, '', 'a text', cert.slice(0, 100)].map((pem) => isCertificate(pem)),
		[true, true, false, false, false, false],
	);
});

test('a key is distinguished from a certificate and from any other text', () => {
	assert.deepEqual(
		[key, cert, '', 'a text', key.slice(0, 100)].map((pem) => isPrivateKey(pem)),
		[true, false, false, false, false],
	);
});

test('a key belongs to its own certificate alone', () => {
	assert.equal(isPair(cert, key), true);
	assert.equal(isPair(cert, authority.issue().key), false);
	assert.throws(() => isPair('a text', key), Error);
});
