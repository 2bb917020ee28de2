/** Reads UTF-8 byte by byte. */
export type CharacterReader = {
	/** The characters that a byte completes: none within a character, U+FFFD for bytes that are none. */
	readonly read: (byte: number) => Iterable<string>;
};

const firstNonAscii = 0x80;

export function createCharacterReader(): CharacterReader {
	// eslint-disable-next-line @typescript-eslint/naming-convention -- the platform's name
	const decoder = new TextDecoder('utf-8', {ignoreBOM: true});
	let isWithin = false;
	return {
		read(byte) {
			if (!isWithin && byte < firstNonAscii) {
				return [String.fromCodePoint(byte)];
			}

			const text = decoder.decode(Uint8Array.of(byte), {stream: true});
			// An ASCII character ends what was not complete; any other byte without a character begins one.
			isWithin = byte >= firstNonAscii && (text === '' || (text === '\u{FFFD}' && byte >= firstOfMany));
			return text;
		},
	};
}

/** The first byte that may begin a character of several. */
const firstOfMany = 0xc2;
