import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {cut, cutName, fit, fitName, wrap, wrapWhole} from '../../../source/ui/line/fit.js';
import {widthOf} from '../../../source/ui/line/width.js';

const cuts = [
	['what fits stays whole', 'tenant', 6, 'tenant'],
	['what does not ends in an ellipsis', 'tenant', 5, 'tena…'],
	['one cell has room for the ellipsis only', 'tenant', 1, '…'],
	['no room, no text', 'tenant', 0, ''],
	['a negative width is no room', 'tenant', -3, ''],
	['nothing stays nothing', '', 4, ''],
	['a wide character is never halved', '租户名称', 6, '租户…'],
	['nor is one outside the BMP, which is two code units', '𠀀𠀁𠀂', 4, '𠀀…'],
	['characters outside the BMP are counted once', '𠀀𠀁𠀂', 5, '𠀀𠀁…'],
	['an emoji is kept whole', '😀😀😀', 5, '😀😀…'],
	['an accent stays with its letter', 'e\u{301}e\u{301}e\u{301}', 2, 'e\u{301}…'],
] as const;

for (const [name, text, width, expected] of cuts) {
	test(`cut: ${name}`, () => {
		assert.equal(cut(text, width), expected);
	});
}

const names = [
	['what fits stays whole', 'tenant', 6, 'tenant'],
	['both ends stay', 'prod_orders_2026_0300', 16, 'prod_ord…26_0300'],
	['names that differ only at their ends stay different', 'prod_orders_2026_0301', 10, 'prod_…0301'],
	['the first half has the odd cell', 'abcdefgh', 6, 'abc…gh'],
	['two cells have room for the start', 'abcdef', 2, 'a…'],
	['one cell has room for the ellipsis only', 'abcdef', 1, '…'],
	['no room, no text', 'abcdef', 0, ''],
	['a wide character is never halved', '生产订单库二号', 8, '生产…号'],
	['cells that the end cannot use go to the start', 'ab生产订单库c号', 6, 'ab…号'],
	['an emoji is kept whole', '😀😀😀😀', 6, '😀…😀'],
	['an accent stays with its letter', 'ae\u{301}bcde\u{301}', 4, 'ae\u{301}…e\u{301}'],
] as const;

for (const [name, text, width, expected] of names) {
	test(`cutName: ${name}`, () => {
		assert.equal(cutName(text, width), expected);
	});
}

test('fitName fills up what it has cut', () => {
	assert.equal(fitName('生产订单库二号', 6), '生…号 ');
	assert.equal(fitName('rt2', 5), 'rt2  ');
});

const fits = [
	['fills up at the right', 'rt2', 6, 'left', 'rt2   '],
	['fills up at the left', '52%', 6, 'right', '   52%'],
	['counts wide characters twice', '租户', 6, 'left', '租户  '],
	['fills the cell that a wide character would not fit into', '租户名', 4, 'left', '租… '],
	['cuts what is too long', 'restoring', 5, 'left', 'rest…'],
] as const;

for (const [name, text, width, align, expected] of fits) {
	test(`fit: ${name}`, () => {
		assert.equal(fit(text, width, align), expected);
	});
}

const wraps = [
	['what fits is one line', 'one two', 7, ['one two']],
	['lines break at spaces', 'one two three', 7, ['one two', 'three']],
	['a word that is too long is cut', 'a tenant_of_someone b', 6, ['a', 'tenan…', 'b']],
	['nothing is one empty line', '', 7, ['']],
] as const;

for (const [name, text, width, lines] of wraps) {
	test(`wrap: ${name}`, () => {
		assert.deepEqual(wrap(text, width), lines);
	});
}

const whole = [
	['what fits stays whole', 'one two', 7, ['one two']],
	['it is broken at blanks', 'one two', 6, ['one', 'two']],
	['a word that is too long goes on in the next line', 'abcdefgh', 3, ['abc', 'def', 'gh']],
	['it begins in a line of its own', 'on abcdefgh', 4, ['on', 'abcd', 'efgh']],
	['and is followed in its last one', 'abcdef gh', 4, ['abcd', 'ef', 'gh']],
	['a wide character is never halved', '租户名称', 5, ['租户', '名称']],
	['nothing is one empty line', '', 5, ['']],
	['without room it is two cells wide', 'abc', 0, ['ab', 'c']],
] as const;

for (const [name, text, width, lines] of whole) {
	test(`wrapWhole: ${name}`, () => {
		assert.deepEqual(wrapWhole(text, width), lines);
	});
}

test('wrapWhole loses nothing and exceeds no width', () => {
	fc.assert(
		fc.property(fc.string({unit: 'grapheme', maxLength: 80}), fc.integer({min: 2, max: 20}), (text, width) => {
			const lines = wrapWhole(text, width);
			assert.equal(lines.join('').replaceAll(' ', ''), text.replaceAll(' ', ''));
			assert.deepEqual(
				lines.filter((line) => widthOf(line) > width && graphemesOf(line) > 1),
				[],
			);
		}),
	);
});

/** A letter may be wider than two cells by itself. */
function graphemesOf(text: string): number {
	return [...new Intl.Segmenter().segment(text)].length;
}

test('wrapWhole takes its time by the length of a text', () => {
	assert.equal(wrapWhole('a'.repeat(1_000_000), 50).length, 20_000);
});
