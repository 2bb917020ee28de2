import {createCharacterReader} from './character-reader.js';
import {ground, keyOfPause, readCharacter, type InputEvent, type InputState} from './input-state.js';
import {ignored, type InputToken} from './input-token.js';

/** Decodes what a terminal sends. */
export type InputDecoder = {
	/** The tokens that a read completes. A read may end anywhere: within a sequence, or within a character. */
	readonly push: (chunk: Uint8Array | string) => readonly InputToken[];
	/**
	 * Whether the last read ended in an Escape, or in one and the character after it: a key if nothing follows for a while,
	 * else the begin of a sequence.
	 */
	readonly isUndecided: () => boolean;
	/** Takes it for a key, once nothing has followed for long enough. */
	readonly decide: () => readonly InputToken[];
};

/** The same bytes give the same tokens, however they are split into reads, as long as `decide` is not called. */
export function createInputDecoder(): InputDecoder {
	const characters = createCharacterReader();
	const filter = createPasteFilter();
	let state: InputState = ground;

	function readByte(byte: number): readonly InputToken[] {
		if (state.type === 'bytes') {
			state = state.left > 1 ? {type: 'bytes', left: state.left - 1} : ground;
			return state === ground ? [ignored] : [];
		}

		return [...characters.read(byte)].flatMap((character) => {
			const step = readCharacter(state, character);
			state = step.state;
			return step.events.flatMap((event) => filter(event));
		});
	}

	return {
		push(chunk) {
			const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
			return [...bytes].flatMap((byte) => readByte(byte));
		},
		isUndecided: () => keyOfPause(state) !== undefined,
		decide() {
			const token = keyOfPause(state);
			state = token === undefined ? state : ground;
			return token === undefined ? [] : filter(token);
		},
	};
}

/** What a key gives in a paste: a line end, a tab, or the character that came after an Escape. */
const pastedKeys: ReadonlyMap<string, string> = new Map([
	['enter', '\r'],
	['ctrl-j', '\n'],
	['tab', '\t'],
]);

/**
 * Within a paste there are characters, not keys. Only Ctrl-C stays one, and ends the paste: a terminal that never marks the
 * end would leave a program that cannot be ended.
 */
function createPasteFilter(): (event: InputEvent) => readonly InputToken[] {
	let isPasting = false;
	return (event) => {
		if (event.type === 'pasteBegin' || event.type === 'pasteEnd') {
			const wasPasting = isPasting;
			isPasting = event.type === 'pasteBegin';
			return wasPasting && event.type === 'pasteEnd' ? [event] : [];
		}

		if (!isPasting || (event.type === 'key' && event.name === 'ctrl-c')) {
			isPasting = false;
			return [event];
		}

		const text = pastedText(event);
		return text === '' ? [] : [{type: 'paste', text}];
	};
}

function pastedText(token: InputToken): string {
	if (token.type === 'text') {
		return token.text;
	}

	if (token.type !== 'key') {
		return '';
	}

	const [, afterEscape = ''] = /^alt-(.)$/sv.exec(token.name) ?? [];
	return pastedKeys.get(token.name) ?? afterEscape;
}
