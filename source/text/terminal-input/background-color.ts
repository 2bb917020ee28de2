/** How much of what a person sees as white comes from red, green and blue (ITU-R BT.709). */
const shares = [0.2126, 0.7152, 0.0722] as const;

/**
 * The brightness of a colour as terminals write it, from 0 (black) to 1 (white): `rgb:RRRR/GGGG/BBBB`, `rgba:` with the
 * opacity as a fourth part, or `#RRGGBB`, with one to four hexadecimal digits a part (XParseColor). Undefined for anything
 * else.
 */
export function brightnessOf(color: string): number | undefined {
	const parts = partsOf(color);
	if (parts === undefined) {
		return undefined;
	}

	const values = parts.map((part) => Number.parseInt(part, 16) / (16 ** part.length - 1));
	return shares.reduce((sum, share, index) => sum + share * (values[index] ?? 0), 0);
}

/** Three texts of hexadecimal digits. */
function partsOf(color: string): readonly string[] | undefined {
	const [, ...named] =
		/^rgb:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})$/iv.exec(color) ??
		/^rgba:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})\/[\da-f]{1,4}$/iv.exec(color) ??
		[];
	if (named.length > 0) {
		return named;
	}

	const [, digits = ''] = /^#((?:[\da-f]{3}){1,4})$/iv.exec(color) ?? [];
	const length = digits.length / 3;
	return length === 0 ? undefined : [0, 1, 2].map((index) => digits.slice(index * length, (index + 1) * length));
}
