/** A value as the agent writes it: integers beyond 2^53 are bigint here and plain digits on the wire. */
export type WireValue =
	string | number | bigint | boolean | null | readonly WireValue[] | {readonly [key: string]: WireValue | undefined};

/** JSON as Go's encoding/json writes it: `<`, `>`, `&` and the two line separators are escaped, undefined is left out. */
export function toWireJson(value: WireValue): string {
	if (typeof value === 'bigint') {
		return value.toString();
	}

	if (Array.isArray(value)) {
		return `[${value.map((item: WireValue) => toWireJson(item)).join(',')}]`;
	}

	return typeof value === 'object' && value !== null ? objectJson(value) : escapeHtml(JSON.stringify(value));
}

function objectJson(value: object): string {
	const members = Object.entries(value)
		.filter(([, member]) => member !== undefined)
		.map(([key, member]: [string, WireValue]) => `${escapeHtml(JSON.stringify(key))}:${toWireJson(member)}`);
	return `{${members.join(',')}}`;
}

function escapeHtml(json: string): string {
	return json.replaceAll(
		/[&<>\u{2028}\u{2029}]/gv,
		(character) => String.raw`\u` + (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0'),
	);
}
