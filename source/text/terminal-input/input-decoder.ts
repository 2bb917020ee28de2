import {createCharacterReader} from './character-reader.js';
import {ground, keyOfPause, readCharacter, type InputEvent, type InputState} from './input-state.js';
import {ignored, type InputToken} from './input-token.js';
import {createLateAnswer, lateEnd, type LateAnswer} from './late-answer.js';

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
	let late: LateAnswer | undefined;

	function readByte(byte: number): readonly InputToken[] {
		if (state.type === 'bytes') {
			state = state.left > 1 ? {type: 'bytes', left: state.left - 1} : ground;
			return state === ground ? [ignored] : [];
		}

		return [...characters.read(byte)].flatMap((character) => readLate(character));
	}

	function read(character: string): readonly InputToken[] {
		const step = readCharacter(state, character);
		state = step.state;
		return step.events.flatMap((event) => filter(event));
	}

	/** A character, after something was taken for a key because nothing followed it. */
	function readLate(character: string): readonly InputToken[] {
		const step = late?.push(character) ?? {type: 'none', characters: character};
		if (step.type === 'held') {
			return [];
		}

		late = undefined;
		return [...step.characters].flatMap((one) => read(one));
	}

	return {
		push(chunk) {
			const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
			return [...bytes].flatMap((byte) => readByte(byte));
		},
		isUndecided: () => late?.isHolding === true || keyOfPause(state) !== undefined,
		decide() {
			const held = late?.release() ?? '';
			late = held === '' ? late : undefined;
			const released = [...held].flatMap((character) => read(character));
			const token = keyOfPause(state);
			if (token === undefined) {
				return released;
			}

			late = lateOf(state);
			state = ground;
			return [...released, ...filter(token)];
		},
	};
}

/** What may still come after a state that was taken for a key. */
function lateOf(state: InputState): LateAnswer | undefined {
	switch (state.type) {
		case 'escape': {
			return state.string === undefined ? createLateAnswer('\u{1B}') : lateEnd;
		}

		case 'csi': {
			return createLateAnswer('\u{1B}[');
		}

		case 'string': {
			return createLateAnswer(`\u{1B}${state.introducer}`);
		}

		case 'ground':
		case 'ss3':
		case 'linuxKey':
		case 'bytes': {
			return undefined;
		}
	}
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
