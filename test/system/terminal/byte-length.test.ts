import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {test} from 'node:test';
import {byteLength} from '../../../source/system/terminal/byte-length.js';

for (const text of ['', 'a', '\u{1B}[1;2H', '━', 'é', '世界', '👍', 'a━b']) {
	test(`the bytes of ${JSON.stringify(text)}`, () => {
		assert.equal(byteLength(text), Buffer.byteLength(text));
	});
}
