import assert from 'node:assert/strict';
import test from 'node:test';
import {cut, fit, wrap} from '../../../source/ui/line/fit.js';

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
