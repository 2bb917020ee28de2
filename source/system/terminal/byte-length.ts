const encoder = new TextEncoder();

/** The bytes that a text takes in UTF-8. */
export function byteLength(text: string): number {
	return ascii.test(text) ? text.length : encoder.encode(text).length;
}

const ascii = /^[\0-\u{7F}]*$/v;
