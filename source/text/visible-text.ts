/**
 * Characters that a terminal obeys instead of drawing, or that forge, hide or turn round text: C0, DEL, C1, bidi and
 * other format characters, line and paragraph separators, whatever is drawn as nothing, lone surrogates.
 */
const unsafe = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gv;

/** No script piles up so many marks on one letter; thousands of them run over the rows above and slow a terminal down. */
const flood = /([\p{Me}\p{Mn}]{8})[\p{Me}\p{Mn}]+/gv;

const short: ReadonlyMap<string, string> = new Map([
	['\n', String.raw`\n`],
	['\r', String.raw`\r`],
	['\t', String.raw`\t`],
]);

/** One physical line in which nothing of a server's text can steer the terminal: controls become `\x1b`, `\n`, `\u202e`. */
export function makeVisible(text: string): string {
	return text.replaceAll(unsafe, (character) => short.get(character) ?? escape(character)).replaceAll(flood, '$1…');
}

/** The same, but line feeds stay line feeds: for text that is wrapped or written to JSON. */
export function makeLinesVisible(text: string): string {
	return text
		.split(/\r?\n/v)
		.map((line) => makeVisible(line))
		.join('\n');
}

function escape(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	const hex = code.toString(16);
	if (code <= 0xff) {
		return String.raw`\x${hex.padStart(2, '0')}`;
	}

	return code <= 0xff_ff ? String.raw`\u${hex.padStart(4, '0')}` : String.raw`\u{${hex}}`;
}
