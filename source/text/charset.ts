import {ambiguousCharacter} from './ambiguous-width.js';

/** The characters that can be shown, and how wide they are. */
export type Charset =
	| 'unicode'
	/** Our own signs in ASCII, the letters of names and messages as they are. */
	| 'asciiSigns'
	/** The same on a terminal that draws characters of ambiguous width (UAX #11) in two cells: many letters too. */
	| 'wideAmbiguous'
	/** ASCII alone: other letters are `\u` escapes. */
	| 'ascii';

/** Stands behind a letter that takes two cells on this terminal only. No shown text has it: see `makeVisible`. */
export const wideMark = '\u{34F}';

/** Our signs as they are written in texts, where they may become longer. */
const inTexts: ReadonlyMap<string, string> = new Map([
	['≥', '>='],
	['×', 'x'],
	['–', '-'],
	['—', '-'],
	['…', '...'],
	['·', '.'],
	['↑', 'Up'],
	['↓', 'Dn'],
	['━', '#'],
	['›', '>'],
	['⏎', 'Enter'],
]);

/** Our signs in drawings, where each keeps its cell. */
const inCells: ReadonlyMap<string, string> = new Map([
	...inTexts,
	['≥', '>'],
	['…', '~'],
	['↑', '^'],
	['↓', 'v'],
	['⏎', '<'],
	['╸', '='],
	['─', '-'],
	['▸', '>'],
	['●', '*'],
	['✓', '+'],
	['✗', 'x'],
	...Array.from('⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏', (frame, index) => [frame, '|/-\\'[index % 4] ?? '|'] as const),
]);

/** The line of a graph: two dots a cell, of four heights. */
const graph = /[⠁⠂⠄⠉⠊⠌⠑⠒⠔⠡⠢⠤⡀⡈⡐⡠⢁⢂⢄⣀]/gv;
const graphHeights: ReadonlyArray<readonly [cells: string, sign: string]> = [
	['⡀⣀⡠', '_'],
	['⡐⡈⠄⢄⠤⢂⢁', '.'],
	['⠔⠌⠂⠢⠒⠡', '-'],
	['⠊⠁⠑⠉', "'"],
];

const notAscii = /[^\0-\u{7E}]/gv;
const onlyAscii = /^[\0-\u{7E}]*$/v;

/** An ambiguous character that is not marked yet. */
const unmarked = new RegExp(`${ambiguousCharacter.source}(?!${wideMark})`, 'gv');

/** A text of ours, which may hold names and messages of servers, in the characters that can be shown. */
export function spellText(text: string, charset: Charset): string {
	return charset === 'unicode' || isAscii(text)
		? text
		: spellName(
				text.replaceAll(notAscii, (sign) => inTexts.get(sign) ?? sign),
				charset,
			);
}

/** A name or a message of a server, whose letters are not ours to change. */
export function spellName(name: string, charset: Charset): string {
	if (isAscii(name)) {
		return name;
	}

	switch (charset) {
		case 'unicode':
		case 'asciiSigns': {
			return name;
		}

		case 'wideAmbiguous': {
			return name.replaceAll(unmarked, (letter) => `${letter}${wideMark}`);
		}

		case 'ascii': {
			return Array.from(name, (letter) => (isAscii(letter) ? letter : escape(letter))).join('');
		}
	}
}

/** A piece of a drawing: every sign keeps its cell. */
export function spellCells(text: string, charset: Charset): string {
	if (charset === 'unicode' || isAscii(text)) {
		return text;
	}

	const spelt = text
		.replaceAll(notAscii, (sign) => inCells.get(sign) ?? sign)
		.replaceAll(graph, (cell) => heightOf(cell));
	return charset === 'ascii' ? spelt.replaceAll(notAscii, '?') : spelt;
}

function heightOf(cell: string): string {
	return graphHeights.find(([cells]) => cells.includes(cell))?.[1] ?? '-';
}

function isAscii(text: string): boolean {
	return onlyAscii.test(text);
}

function escape(letter: string): string {
	const code = letter.codePointAt(0) ?? 0;
	const hex = code.toString(16);
	return code <= 0xff_ff ? String.raw`\u${hex.padStart(4, '0')}` : String.raw`\u{${hex}}`;
}
