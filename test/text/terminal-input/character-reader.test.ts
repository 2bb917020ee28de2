import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {createCharacterReader} from '../../../source/text/terminal-input/character-reader.js';

function read(bytes: readonly number[]): string {
	const reader = createCharacterReader();
	return bytes.flatMap((byte) => [...reader.read(byte)]).join('');
}

test('a character comes with its last byte', () => {
	const reader = createCharacterReader();
	const [first = 0, second = 0, third = 0] = new TextEncoder().encode('租');
	assert.deepEqual(
		[first, second, third].map((byte) => [...reader.read(byte)].join('')),
		['', '', '租'],
	);
});

test('any bytes are read as they are decoded as a whole', () => {
	const byte = fc.oneof(fc.nat(255), fc.constantFrom(0xc2, 0xe7, 0xf0, 0x9f, 0x80, 0xbf, 0x41, 0xed, 0xa0, 0xff));
	fc.assert(
		fc.property(fc.array(byte, {maxLength: 30}), (bytes) => {
			const decoder = new TextDecoder('utf-8', {ignoreBOM: true});
			assert.equal(read(bytes), decoder.decode(Uint8Array.from(bytes), {stream: true}));
		}),
		{numRuns: 1000},
	);
});
