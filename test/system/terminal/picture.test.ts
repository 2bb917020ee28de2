import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {test} from 'node:test';
import fc from 'fast-check';
import {paintDifference, paintPicture, type Picture} from '../../../source/system/terminal/picture.js';
import {cellsOf} from '../../../source/system/terminal/row-cells.js';
import type {StyledRow} from '../../../source/system/terminal/styled-text.js';
import {createEmulator, type Emulator} from '../../helpers/emulator.js';

type Size = {readonly columns: number; readonly rows: number};

function pictureOf(rows: readonly StyledRow[], {columns, rows: height}: Size): Picture {
	return Array.from({length: height}, (_, y) => cellsOf(rows[y] ?? [], columns));
}

/** All that a reader sees: a blank looks alike in every style that shows on none. */
function glass({cell}: Emulator, {columns, rows}: Size) {
	return Array.from({length: rows}, (_, y) =>
		Array.from({length: columns}, (__, x) => {
			const {text, width, ...style} = cell(x, y);
			const {background, isInverse, isUnderlined} = style;
			return text.trim() === '' ? {text: '', background, isInverse, isUnderlined} : {text, width, ...style};
		}),
	);
}

async function glassAfter(bytes: readonly string[], size: Size) {
	const emulator = createEmulator(size);
	await emulator.write('\u{1B}[?7l');
	for (const one of bytes) {
		// eslint-disable-next-line no-await-in-loop -- one after another
		await emulator.write(one);
	}

	const seen = glass(emulator, size);
	emulator.dispose();
	return seen;
}

const styles = ['', '1', '2', '36', '94', '31', '1;31', '2;36', '7', '4', '41', '38;5;200', '1;38;2;1;2;3'];
const texts = [
	'a',
	'ab',
	' ',
	' '.repeat(3),
	'━',
	'━━━╸──',
	'···',
	'…',
	'▁▂▃▇',
	'世',
	'界',
	'世界',
	'ｱ',
	'é',
	'e\u{301}',
	'👍',
	'👍🏽',
	'👨‍👩‍👧',
	'❤️',
	'ꀀ',
	'ก็',
	'न्',
	'\u{301}',
	'한글',
	'ＡＢ',
	'✓',
	'≥ 12m',
	'62.8%',
];
const row = fc.array(fc.record({text: fc.constantFrom(...texts), style: fc.constantFrom(...styles)}), {maxLength: 8});
const sizes = fc.record({columns: fc.integer({min: 1, max: 24}), rows: fc.integer({min: 1, max: 5})});
/** A frame, and one that has nothing, little or all in common with it. */
const frames = fc
	.record({
		size: sizes,
		before: fc.array(row, {maxLength: 5}),
		edits: fc.array(fc.record({y: fc.nat(4), x: fc.nat(7), row})),
		other: fc.array(row, {maxLength: 5}),
		isClose: fc.boolean(),
	})
	.map(({size, before, edits, other, isClose}) => ({
		size,
		before,
		after: isClose ? edited(before, edits) : other,
	}));

type Edit = {readonly y: number; readonly x: number; readonly row: StyledRow};

function edited(rows: readonly StyledRow[], edits: readonly Edit[]): readonly StyledRow[] {
	return rows.map((one, index) => {
		let next = one;
		const own = edits.filter(({y}) => y === index);
		for (const {x, row: pieces} of own) {
			next = next.toSpliced(x, 1, ...pieces.slice(0, 1));
		}

		return next;
	});
}

test('a picture with its difference to the next one shows what that one painted anew does', async () => {
	await fc.assert(
		fc.asyncProperty(frames, async ({size, before, after}) => {
			const [first, second] = [pictureOf(before, size), pictureOf(after, size)];
			const {columns} = size;
			const changed = await glassAfter([paintPicture(first, columns), paintDifference(first, second, columns)], size);
			assert.deepEqual(changed, await glassAfter([paintPicture(second, columns)], size));
		}),
		{numRuns: 300},
	);
});

const pairs: ReadonlyArray<readonly [what: string, before: string, after: string]> = [
	['a wide character for another one, and more behind it', '世 and so on a', '界 and so on b'],
	['the half of a wide character', '世界', 'a世b'],
	['a narrow one for the right half', 'ab世', 'a世b'],
	['a wide one in the last columns', 'ab…………………………………', '……………………………………世'],
	['a cluster for a letter, and more behind it', 'e\u{301} and so on a', 'e and so on b'],
	['a shorter row', 'a long row with words', 'a'],
	['a longer row', 'a', 'a long row with words'],
	['an empty row', 'a long row with words', ''],
];

for (const [what, before, after] of pairs) {
	test(`changed is ${what}`, async () => {
		const size = {columns: 24, rows: 2};
		const rows = (text: string) => [[{text, style: '36'}], [{text: 'below', style: ''}]];
		const [first, second] = [pictureOf(rows(before), size), pictureOf(rows(after), size)];
		const changed = await glassAfter([paintPicture(first, 24), paintDifference(first, second, 24)], size);
		assert.deepEqual(changed, await glassAfter([paintPicture(second, 24)], size));
	});
}

const differences: ReadonlyArray<readonly [what: string, before: string, after: string, bytes: string]> = [
	['one cell', '24.5 of 220 GB', '24.6 of 220 GB', '\u{1B}[1;4H\u{1B}[36m6\u{1B}[m'],
	['two near ones, and what lies between', '24.5 of 220 GB', '34.6 of 220 GB', '\u{1B}[H\u{1B}[36m34.6\u{1B}[m'],
	['two distant ones', 'a of 220 GB, b', 'c of 220 GB, d', '\u{1B}[H\u{1B}[36mc\u{1B}[12Cd\u{1B}[m'],
	['the end of a row', 'done, 220 GB', 'done', '\u{1B}[1;5H\u{1B}[K'],
];

for (const [what, before, after, bytes] of differences) {
	test(`sent is ${what}`, () => {
		const size = {columns: 24, rows: 1};
		const of = (text: string) => pictureOf([[{text, style: '36'}]], size);
		assert.equal(paintDifference(of(before), of(after), 24), bytes);
	});
}

test('a picture is painted over anything', async () => {
	await fc.assert(
		fc.asyncProperty(frames, async ({size, before, after}) => {
			const {columns} = size;
			const painted = paintPicture(pictureOf(after, size), columns);
			const over = await glassAfter([paintPicture(pictureOf(before, size), columns), painted], size);
			assert.deepEqual(over, await glassAfter([painted], size));
		}),
		{numRuns: 100},
	);
});

test('a difference is never longer than the picture painted anew', () => {
	fc.assert(
		fc.property(frames, ({size, before, after}) => {
			const second = pictureOf(after, size);
			const difference = paintDifference(pictureOf(before, size), second, size.columns);
			assert.ok(Buffer.byteLength(difference) <= Buffer.byteLength(paintPicture(second, size.columns)));
		}),
		{numRuns: 2000},
	);
});

test('between equal pictures there is no difference', () => {
	fc.assert(
		fc.property(frames, ({size, after}) => {
			assert.equal(paintDifference(pictureOf(after, size), pictureOf(after, size), size.columns), '');
		}),
	);
});
