import assert from 'node:assert/strict';
import test from 'node:test';
import {cutLine, fitLine, paint, span, spread, widthOfLine, type Line} from '../../../source/ui/line/line.js';
import {createTheme, type Meaning} from '../../../source/ui/theme.js';
import {textOf} from '../../helpers/frame.js';

const escape = '\u{1B}';

const bare = createTheme(0);

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

/** Of the pause bar alone. */
const inverse = '7';

/** The end of all; bold, dim and their end; a foreground of the sixteen and its end. */
const allowedCodes = new Set(
	['', 1, 2, 22, 39, ...[0, 1, 2, 3, 4, 5, 6, 7].flatMap((color) => [30 + color, 90 + color])].map(String),
);

const meanings = Object.keys(bare) as Meaning[];

for (const meaning of meanings) {
	test(`without colours "${meaning}" is the bare text`, () => {
		const line = [span('text', meaning)];
		assert.equal(paint(line, bare), 'text');
	});

	test(`"${meaning}" takes its colour from the sixteen names and leaves the background alone`, () => {
		const painted = paint([span('text', meaning)], createTheme(3));
		const codes = painted.split(escape).flatMap((part) => /^\[([^m]*)m/v.exec(part)?.[1]?.split(';') ?? []);
		assert.deepEqual(
			codes.filter((code) => !allowedCodes.has(code)),
			meaning === 'pauseBar' ? [inverse] : [],
		);
	});
}

test('blanks are not coloured: they would only cost bytes', () => {
	const theme = createTheme(1);
	const blanks = span(' '.repeat(3), 'bad');
	assert.equal(paint([blanks], theme), blanks.text);
	assert.ok(paint([span(' x ', 'bad')], theme).startsWith(escape));
});
