import assert from 'node:assert/strict';
import test from 'node:test';
import {parseExact} from '../../source/text/parse-exact.js';

const scn = 1_795_000_000_123_456_789n;
const mebibyte = 1024 * 1024;

test('an integer that a double cannot hold keeps its digits, wherever it stands', () => {
	assert.equal(parseExact(String(scn)), scn);
	assert.deepEqual(parseExact(`{"list": [-${scn}, 9007199254740991, 9007199254740992]}`), {
		list: [-scn, 9_007_199_254_740_991, 9_007_199_254_740_992n],
	});
});

test('what looks like one in a string or in a fraction stays what it is', () => {
	assert.deepEqual(parseExact('["1795000000123456789", 1234567890123456.5, 1e300]'), [
		'1795000000123456789',
		1_234_567_890_123_456.5,
		1e300,
	]);
});

test('a mebibyte is read exactly, and more with doubles', () => {
	const text = (length: number) => `[${scn}]`.padEnd(length);
	assert.deepEqual(parseExact(text(mebibyte)), [scn]);
	assert.deepEqual(parseExact(text(mebibyte + 1)), [Number(scn)]);
});

test('what is no JSON is a SyntaxError in every way of reading', () => {
	for (const text of ['', '{', `[${scn}`, `[${scn}`.padEnd(2 * mebibyte)]) {
		assert.throws(() => parseExact(text), SyntaxError);
	}
});
