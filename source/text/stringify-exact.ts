// In Node from 22 on, but not in TypeScript's library yet: text that goes into the document as it stands.
declare global {
	// eslint-disable-next-line @typescript-eslint/consistent-type-definitions, @typescript-eslint/naming-convention -- only an interface of that name merges
	interface JSON {
		// eslint-disable-next-line @typescript-eslint/naming-convention -- the language's own name
		rawJSON(text: string): unknown;
	}
}

/**
 * JSON with bigints digit for digit, indented by two or by 0 on one line, in ASCII: whatever text a server sends, no terminal and no
 * log viewer is steered by it.
 */
export function stringifyExact(value: unknown, indent = 2): string {
	const replace = (_key: string, part: unknown): unknown =>
		typeof part === 'bigint' ? JSON.rawJSON(String(part)) : part;
	return JSON.stringify(value, replace, indent).replaceAll(/[^\n\u{20}-\u{7E}]/gv, (character) => escape(character));
}

/** A character beyond the basic plane is two units, and two escapes. */
function escape(character: string): string {
	return Array.from({length: character.length}, (_, index) => {
		// eslint-disable-next-line unicorn/prefer-code-point -- the units are wanted
		const unit = character.charCodeAt(index);
		return String.raw`\u${unit.toString(16).padStart(4, '0')}`;
	}).join('');
}
