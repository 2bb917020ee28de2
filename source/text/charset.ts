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
]);

/** Our signs in drawings, where each keeps its cell. */
const inCells: ReadonlyMap<string, string> = new Map([
	...inTexts,
	['≥', '>'],
	['…', '~'],
	['↑', '^'],
	['↓', 'v'],
	['╸', '='],
	['─', '-'],
	['▸', '>'],
	['●', '*'],
	['✓', '+'],
	['✗', 'x'],
	...Array.from('⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏', (frame, index) => [frame, '|/-\\'[index % 4] ?? '|'] as const),
]);

/** The line of a graph: two dots a cell, of four heights. */
const graph = /[⡀⡠⡐⡈⠄⢄⠤⠔⠌⠂⢂⠢⠒⠊⠁⢁⠡⠑⠉⣀]/gv;
const graphHeights: ReadonlyArray<readonly [cells: string, sign: string]> = [
	['⡀⣀⡠', '_'],
	['⡐⡈⠄⢄⠤⢂⢁', '.'],
	['⠔⠌⠂⠢⠒⠡', '-'],
	['⠊⠁⠑⠉', '\''],
];

const notAscii = /[^\0-\u{7E}]/gv;

/** The characters of ambiguous width, without our own signs and private ones: Greek, Cyrillic, much of Latin, symbols. */
const ambiguous =
	/[¡¤§¨ª®°-´¶-º¼-¿ÆÐØÞ-áæè-êìíðòó÷-úüþāđēěĦħīıĲĳĸĿ-łńň-ŋōŒœŦŧūǎǐǒǔǖǘǚǜɑɡ˄ˇˉ-ˋˍː˘-˛˝˟Α-ΡΣ-Ωα-ρσ-ωЁА-яё\u{2010}\u{2015}\u{2016}‘’“”†-•․‥‧‰′″‵※‾⁴ⁿ₁-₄€℃℅℉ℓ№℡™\u{2126}\u{212B}⅓⅔⅛-⅞Ⅰ-Ⅻⅰ-ⅹ↉←→↔-↙↸↹⇒⇔⇧∀∂∃∇∈∋∏∑∕√∝-∠∣∥∧-∬∮∴-∷∼∽≈≌≒≠≡≤≦≧≪≫≮≯⊂⊃⊆⊇⊕⊙⊥⊿⌒①-ⓩ⓫-╋═-╳▀-▏▒-▕■□▣-▩▲△▶▷▼▽◀◁◆-◈○◎◐◑◢-◥◯★☆☉☎☏☜☞♀♂♠♡♣-♥♧-♪♬♭♯\u{269E}\u{269F}\u{26BF}\u{26C6}-\u{26CD}\u{26CF}-\u{26D3}\u{26D5}-\u{26E1}\u{26E3}\u{26E8}\u{26E9}\u{26EB}-\u{26F1}\u{26F4}\u{26F6}-\u{26F9}\u{26FB}\u{26FC}\u{26FE}\u{26FF}\u{273D}\u{2776}-\u{277F}\u{2B56}-\u{2B59}\u{FFFD}](?!\u{34F})/gv;

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
			return name.replaceAll(ambiguous, (letter) => `${letter}${wideMark}`);
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

	const spelt = text.replaceAll(notAscii, (sign) => inCells.get(sign) ?? sign).replaceAll(graph, (cell) => heightOf(cell));
	return charset === 'ascii' ? spelt.replaceAll(notAscii, '?') : spelt;
}

function heightOf(cell: string): string {
	return graphHeights.find(([cells]) => cells.includes(cell))?.[1] ?? '-';
}

function isAscii(text: string): boolean {
	return text.search(notAscii) === -1;
}

function escape(letter: string): string {
	const code = letter.codePointAt(0) ?? 0;
	const hex = code.toString(16);
	return code <= 0xff_ff ? String.raw`\u${hex.padStart(4, '0')}` : String.raw`\u{${hex}}`;
}
