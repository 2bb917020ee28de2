/** A value as the agent writes it: integers beyond 2^53 are bigint here and plain digits on the wire. */
export type WireValue =
	string | number | bigint | boolean | null | readonly WireValue[] | {readonly [key: string]: WireValue | undefined};

/** JSON as Go's encoding/json writes it: `<`, `>`, `&` and the two line separators are escaped, undefined is left out. */
export function toWireJson(value: WireValue): string {
	const exact = (_key: string, member: unknown): unknown =>
		typeof member === 'bigint' ? JSON.rawJSON(member.toString()) : member;
	// These characters can stand within strings only.
	return JSON.stringify(value, exact).replaceAll(
		/[&<>\u{2028}\u{2029}]/gv,
		(character) => String.raw`\u` + (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0'),
	);
}
