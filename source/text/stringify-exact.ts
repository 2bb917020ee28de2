// Part of Node from 22 on, but not of TypeScript's library yet: a text that goes into the document unquoted.
declare global {
	// eslint-disable-next-line @typescript-eslint/consistent-type-definitions, @typescript-eslint/naming-convention -- only an interface of that name merges
	interface JSON {
		// eslint-disable-next-line @typescript-eslint/naming-convention -- the language's own name
		rawJSON(text: string): unknown;
	}
}

/**
 * Writes JSON with every digit of bigints; `indent` 0 gives one line. The output is ASCII, everything else is escaped, so
 * that text from a server cannot steer a terminal or a log viewer.
 */
export function stringifyExact(value: unknown, indent = 2): string {
	const replace = (_key: string, part: unknown): unknown =>
		typeof part === 'bigint' ? JSON.rawJSON(String(part)) : part;
	return JSON.stringify(value, replace, indent).replaceAll(/[^\n\u{20}-\u{7E}]/gv, (character) => escape(character));
}

/** A character outside the basic plane is two UTF-16 units, hence two escapes. */
function escape(character: string): string {
	return Array.from({length: character.length}, (_, index) => {
		// eslint-disable-next-line unicorn/prefer-code-point -- UTF-16 units are wanted
		const unit = character.charCodeAt(index);
		return String.raw`\u${unit.toString(16).padStart(4, '0')}`;
	}).join('');
}
