import assert from 'node:assert/strict';
import test from 'node:test';
import {HeaderError} from '../../../source/simulator/agent/header-error.js';
import {createHeaderOpener} from '../../../source/simulator/agent/header-opener.js';
import {createKeyPair} from '../../../source/simulator/agent/key-pair.js';
import {seal} from './ask.js';

/** An opener, and how many blocks it has decrypted. */
function createCounted() {
	const keyPair = createKeyPair(512);
	let blocks = 0;
	const open = createHeaderOpener({
		...keyPair,
		openBlock(block) {
			blocks++;
			return keyPair.openBlock(block);
		},
	});
	return {open, sealUri: (uri: string) => seal(JSON.stringify({Uri: uri}), keyPair.publicText), blocks: () => blocks};
}

test('a header that is sent again is not decrypted again', () => {
	const {open, sealUri, blocks} = createCounted();
	const header = sealUri('/a');
	assert.equal(open(header).uri, '/a');
	assert.equal(open(header).uri, '/a');
	assert.equal(blocks(), 1);
	assert.equal(open(sealUri('/b')).uri, '/b');
	assert.equal(blocks(), 2);
});

test('the oldest of more than two hundred headers is decrypted again', () => {
	const {open, sealUri, blocks} = createCounted();
	const first = sealUri('/first');
	open(first);
	for (let count = 0; count < 200; count++) {
		open(sealUri('/'));
	}

	assert.equal(blocks(), 201);
	assert.equal(open(first).uri, '/first');
	assert.equal(blocks(), 202);
});

test('a header that cannot be decrypted is refused every time', () => {
	const {open} = createCounted();
	for (const attempt of [1, 2]) {
		assert.throws(() => open('AAAA'), HeaderError, `attempt ${attempt}`);
	}
});
