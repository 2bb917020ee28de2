/**
 * Characters that control a terminal, or that forge, hide or reverse text: C0, DEL, C1, bidi and other format characters,
 * line and paragraph separators, invisible characters, lone surrogates.
 */
const unsafe = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gv;

/** No script has so many marks on one letter; thousands would cover the rows above and slow a terminal down. */
const flood = /([\p{Me}\p{Mn}]{8})[\p{Me}\p{Mn}]+/gv;

const short: ReadonlyMap<string, string> = new Map([
	['\n', String.raw`\n`],
	['\r', String.raw`\r`],
	['\t', String.raw`\t`],
]);

/** The text as one line that is safe to draw: control characters become `\x1b`, `\n`, `\u202e`. */
export function makeVisible(text: string): string {
	return text.replaceAll(unsafe, (character) => short.get(character) ?? escape(character)).replaceAll(flood, '$1…');
}

/** The same with line feeds kept, for text that is wrapped or written to JSON. */
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
