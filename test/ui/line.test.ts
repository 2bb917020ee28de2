import assert from 'node:assert/strict';
import test from 'node:test';
import {cut, cutLine, fit, fitLine, paint, span, spread, widthOfLine, type Line} from '../../source/ui/line.js';
import {createTheme, type Meaning} from '../../source/ui/theme.js';
import {textOf} from '../helpers/frame.js';

const escape = '\u{1B}';

const bare = createTheme(0);

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

const greeting: Line = [span('one ', 'strong'), span('two ', 'dim'), span('three', 'bad')];

test('a line is cut within the span that reaches the edge, and later spans go', () => {
	assert.deepEqual(cutLine(greeting, 6), [span('one ', 'strong'), span('t…', 'dim')]);
});

test('a line that fits keeps all its spans and their meanings', () => {
	assert.deepEqual(cutLine(greeting, 13), greeting);
});

test('a line is filled up to its width', () => {
	assert.equal(textOf(fitLine(greeting, 15)), 'one two three  ');
	const short = fitLine(greeting, 9);
	assert.equal(widthOfLine(short), 9);
});

const spreads = [
	['both parts fit', 'left', 'right', 14, 'left     right'],
	['the left one makes room for the right one', 'a long left part', 'right', 14, 'a long…  right'],
	['the right one goes where it does not fit', 'left', 'right', 6, 'left'],
	['no right part', 'left', '', 14, 'left'],
] as const;

for (const [name, left, right, width, expected] of spreads) {
	test(`spread: ${name}`, () => {
		const line = spread([span(left)], [span(right)], width);
		assert.equal(textOf(line), expected);
	});
}

/** Bold, dim and their end; a foreground of the sixteen and its end. */
const allowedCodes = new Set(
	[1, 2, 22, 39, ...[0, 1, 2, 3, 4, 5, 6, 7].flatMap((color) => [30 + color, 90 + color])].map(String),
);

const meanings = Object.keys(bare) as Meaning[];

for (const meaning of meanings) {
	test(`without colours "${meaning}" is the bare text`, () => {
		const line = [span('text', meaning)];
		assert.equal(paint(line, bare), 'text');
	});

	test(`"${meaning}" takes its colour from the sixteen names and leaves the background alone`, () => {
		const painted = paint([span('text', meaning)], createTheme(3));
		const codes = painted.split(escape).flatMap((part) => /^\[([^m]*)m/v.exec(part)?.[1] ?? []);
		assert.deepEqual(
			codes.filter((code) => !allowedCodes.has(code)),
			[],
		);
	});
}

test('blanks are not coloured: they would only cost bytes', () => {
	const theme = createTheme(1);
	const blanks = span(' '.repeat(3), 'bad');
	assert.equal(paint([blanks], theme), blanks.text);
	assert.ok(paint([span(' x ', 'bad')], theme).startsWith(escape));
});
