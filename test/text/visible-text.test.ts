import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {makeLinesVisible, makeVisible} from '../../source/text/visible-text.js';

const samples = [
	['\u{1B}[2J', String.raw`\x1b[2J`],
	['\u{9B}31m', String.raw`\x9b31m`],
	['a\r\nb\tc', String.raw`a\r\nb\tc`],
	['\u{202E}gnp', String.raw`\u202egnp`],
	['a\u{200B}b', String.raw`a\u200bb`],
	['\u{D800}', String.raw`\ud800`],
	['\u{E0001}', String.raw`\u{e0001}`],
	['租户 é e\u{301} 😀', '租户 é e\u{301} 😀'],
	[`e${'\u{301}'.repeat(5000)}f`, `e${'\u{301}'.repeat(8)}…f`],
] as const;

for (const [text, visible] of samples) {
	test(`${JSON.stringify(text.slice(0, 20))} is written so that a terminal only draws it`, () => {
		assert.equal(makeVisible(text), visible);
	});
}

const anyText = fc.string({unit: 'binary', maxLength: 200});

test('no text keeps characters that control, hide or pile up, and visible ones are unchanged', () => {
	fc.assert(
		fc.property(anyText, (text) => {
			const visible = makeVisible(text);
			assert.doesNotMatch(visible, /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/v);
			assert.doesNotMatch(visible, /[\p{Me}\p{Mn}]{9}/v);
			assert.equal(makeVisible(visible), visible);
		}),
		{numRuns: 1000},
	);
});

test('lines stay lines, and nothing else gets through', () => {
	fc.assert(
		fc.property(fc.array(anyText, {minLength: 1}), (lines) => {
			const text = makeLinesVisible(lines.map((line) => line.replaceAll('\n', '')).join('\n'));
			assert.equal(text.split('\n').length, lines.length);
			assert.doesNotMatch(text.replaceAll('\n', ''), /\p{Cc}/v);
		}),
	);
});

test('a megabyte of controls and marks is read in time', () => {
	for (const part of ['\u{1B}[', '\n', 'e\u{301}', '\u{301}', '\u{D800}', '\u{202E}x']) {
		makeLinesVisible(part.repeat(Math.ceil(1_000_000 / part.length)));
	}
});
