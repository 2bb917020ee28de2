import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {parseExact} from '../../source/text/parse-exact.js';
import {stringifyExact} from '../../source/text/stringify-exact.js';

const integers = [9_007_199_254_740_993n, 1_728_890_608_464_651_300n, 9_223_372_036_854_775_807n, -1n, 0n];

for (const integer of integers) {
	test(`${integer} keeps every digit, as a number`, () => {
		assert.equal(stringifyExact({scn: integer}), `{\n  "scn": ${integer}\n}`);
	});
}

const characters: ReadonlyArray<readonly [name: string, text: string, escaped: string]> = [
	['NUL', '\0', String.raw`\u0000`],
	['escape', '\u{1B}', String.raw`\u001b`],
	['line feed', '\n', String.raw`\n`],
	['delete', '\u{7F}', String.raw`\u007f`],
	['a C1 control', '\u{9B}', String.raw`\u009b`],
	['a bidi override', '\u{202E}', String.raw`\u202e`],
	['a bidi isolate', '\u{2066}', String.raw`\u2066`],
	['a zero-width space', '\u{200B}', String.raw`\u200b`],
	['a byte order mark', '\u{FEFF}', String.raw`\ufeff`],
	['a line separator', '\u{2028}', String.raw`\u2028`],
	['a letter beyond ASCII', 'é', String.raw`\u00e9`],
	['a Chinese character', '租', String.raw`\u79df`],
	['a character of two units', '😀', String.raw`\ud83d\ude00`],
	['half a character', '\u{D83D}', String.raw`\ud83d`],
	['a tag character', '\u{E0041}', String.raw`\udb40\udc41`],
	['the last of ASCII', '~', '~'],
	['a space', ' ', ' '],
	['a quotation mark', '"', String.raw`\"`],
];

for (const [name, text, escaped] of characters) {
	test(`${name} is written as ${escaped}, in a value and in a key`, () => {
		assert.equal(stringifyExact([text]), `[\n  "${escaped}"\n]`);
		assert.equal(stringifyExact({[text]: 1}), `{\n  "${escaped}": 1\n}`);
	});
}

test('null stays null, at any depth', () => {
	assert.equal(stringifyExact({a: [null]}).replaceAll(/\s/gv, ''), '{"a":[null]}');
});

const anyText = fc.string({unit: 'binary'});
const anyObject = fc.dictionary(
	anyText,
	fc.oneof(anyText, fc.integer(), fc.boolean(), fc.constant(null), fc.array(anyText)),
);

test('whatever is written is ASCII, one line feed a line, and reads back as what it was', () => {
	fc.assert(
		fc.property(anyObject, (value) => {
			const text = stringifyExact(value);
			assert.match(text, /^[\n\u{20}-\u{7E}]*$/v);
			assert.deepEqual(JSON.parse(text), {...value});
		}),
	);
});

test('what an agent sent is written as it was, digit for digit', () => {
	fc.assert(
		fc.property(fc.bigInt({min: -(2n ** 63n), max: 2n ** 63n - 1n}), (integer) => {
			const value = parseExact(`{"scn": ${integer}}`);
			assert.equal(stringifyExact(value), `{\n  "scn": ${integer}\n}`);
		}),
	);
});
