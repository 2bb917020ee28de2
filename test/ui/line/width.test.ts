import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import stringWidth from 'string-width';
import {makeVisible} from '../../../source/text/visible-text.js';
import {cut, fit} from '../../../source/ui/line/fit.js';
import {cutLine, fitLine, span, spread, widthOfLine, type Line} from '../../../source/ui/line/line.js';
import {widthOf} from '../../../source/ui/line/width.js';
import {createEmulator} from '../../helpers/emulator.js';
import {textOf} from '../../helpers/frame.js';

const accents = fc.constantFrom(...charactersOf(/[\u{300}-\u{36F}]/v));

// Everything on the screen has gone through makeVisible, so that joiners, variation selectors and controls are not
// among these. Ink measures with string-width: where the two differ, columns move. They are known to differ on letters
// of other scripts (spacing vowel signs of Indic ones, single Hangul jamo, Yi) and on skin tones, which are left out.
const signs = fc.oneof(
	fc.integer({min: 0x20, max: 0x7e}).map((code) => String.fromCodePoint(code)),
	...[
		/[\p{Script=Han}--\p{M}]/v,
		/[\p{Script=Hiragana}\p{Script=Katakana}]/v,
		/[\u{AC00}-\u{D7A3}]/v,
		/[\p{Emoji_Presentation}--\p{Emoji_Modifier}]/v,
		/\p{Script=Cyrillic}/v,
		/[\u{3000}-\u{3029}\u{FF01}-\u{FF60}]/v,
	].map((characters) => fc.constantFrom(...charactersOf(characters))),
	fc.tuple(fc.constantFrom('e', 'я', '租', 'か', '한'), accents).map((parts) => parts.join('')),
);
const texts = fc.array(signs, {maxLength: 24}).map((parts) => parts.join(''));
const widths = fc.integer({min: 0, max: 40});
const lines: fc.Arbitrary<Line> = fc.array(
	texts.map((text) => span(text)),
	{maxLength: 5},
);

function charactersOf(characters: RegExp): string[] {
	const found: string[] = [];
	for (let code = 0x20; code <= 0x3_ff_ff; code++) {
		const character = code >= 0xd8_00 && code <= 0xdf_ff ? '' : String.fromCodePoint(code);
		if (characters.test(character) && makeVisible(character) === character) {
			found.push(character);
		}
	}

	return found;
}

const samples = [
	['rt2', 3],
	['租户', 4],
	['ｆｕｌｌ', 8],
	['ﾊﾝｶｸ', 4],
	['テナント', 8],
	['테넌트', 6],
	['𠀀', 2],
	['😀', 2],
	['e\u{301}', 1],
	['━━╸──··', 7],
	['▸✓✗●≥…', 6],
	['6.2× 30m–2h —', 13],
	['▁▂▃▄▅▆▇█⠋⠙', 10],
] as const;

for (const [text, width] of samples) {
	test(`"${text}" takes ${width} cells`, () => {
		assert.equal(widthOf(text), width);
		assert.equal(stringWidth(text), width);
	});
}

test('widths agree with string-width on CJK, emoji and combining marks', () => {
	fc.assert(
		fc.property(texts, (text) => {
			assert.equal(widthOf(text), stringWidth(text));
		}),
		{numRuns: 1000},
	);
});

test('a cut text is never wider than its limit, keeps its beginning and splits no character', () => {
	fc.assert(
		fc.property(texts, widths, (text, width) => {
			const short = cut(text, width);
			assert.ok(stringWidth(short) <= width);
			assert.ok(short.isWellFormed());
			assert.ok(short === text || text.startsWith(short.replace(/…$/v, '')));
		}),
		{numRuns: 1000},
	);
});

test('a text is cut only where it does not fit, and then loses no more than a wide character’s room', () => {
	fc.assert(
		fc.property(texts, widths, (text, width) => {
			const short = cut(text, width);
			if (stringWidth(text) <= width) {
				assert.equal(short, width === 0 ? '' : text);
			} else if (width > 0) {
				assert.ok(stringWidth(short) >= width - 1, JSON.stringify(short));
			}
		}),
		{numRuns: 1000},
	);
});

test('a fitted text has exactly its width at either side', () => {
	fc.assert(
		fc.property(texts, widths, fc.constantFrom('left' as const, 'right' as const), (text, width, align) => {
			assert.equal(stringWidth(fit(text, width, align)), width);
		}),
	);
});

test('a line is as wide as its text; cut it fits, fitted it fills its width', () => {
	fc.assert(
		fc.property(lines, widths, (line, width) => {
			assert.equal(
				widthOfLine(line),
				line.reduce((sum, {text}) => sum + stringWidth(text), 0),
			);
			assert.ok(widthOfLine(cutLine(line, width)) <= width);
			assert.equal(widthOfLine(fitLine(line, width)), width);
		}),
	);
});

test('two parts spread over a line never leave it, and the right one is whole or absent', () => {
	fc.assert(
		fc.property(lines, texts, widths, (left, right, width) => {
			const line = spread(left, [span(right)], width);
			assert.ok(widthOfLine(line) <= width);
			if (stringWidth(right) > 0 && stringWidth(right) + 2 <= width) {
				assert.ok(textOf(line).endsWith(right));
			}
		}),
	);
});

test('no letter, sign or skin tone takes more cells on a terminal than are counted', async () => {
	const rows = 1000;
	const emulator = createEmulator({columns: 40, rows});
	const doubtful = [
		...charactersOf(/[\p{Script=Bengali}\p{Script=Devanagari}\p{Script=Hangul}\p{Script=Tamil}\p{Script=Thai}]/v),
		...charactersOf(/[\p{Script=Arabic}--[\u{890}-\u{8FF}\u{10E00}-\u{10FFF}]]/v),
		...charactersOf(/\p{Script=Yi}/v),
		...charactersOf(/\p{Emoji_Modifier}/v).map((tone) => `👍${tone}`),
	];
	for (let start = 0; start < doubtful.length; start += rows) {
		const shown = doubtful.slice(start, start + rows);
		// eslint-disable-next-line no-await-in-loop -- one screen after another
		await emulator.write(`\u{1B}[2J\u{1B}[H${shown.map((sign) => `.${sign}|`).join('\r\n')}`);
		for (const [y, sign] of shown.entries()) {
			const drawn = Array.from({length: 10}, (_, x) => emulator.cell(x, y).text).indexOf('|') - 1;
			assert.ok(drawn >= 0, `${sign} is not drawn`);
			assert.ok(drawn <= widthOf(sign), `${sign} takes ${drawn}`);
		}
	}

	emulator.dispose();
});
