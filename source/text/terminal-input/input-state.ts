import {decodeCsi, decodeLinuxKey, decodeSs3} from './control-sequence.js';
import {decodeOsc, mostOfString} from './control-string.js';
import {ignored, keyOf, textOf, type InputToken} from './input-token.js';

/** What the next character belongs to. */
export type InputState =
	| {readonly type: 'ground'}
	/** After an Escape, which within a string may begin the string's end. */
	| {readonly type: 'escape'; readonly string?: ControlString}
	/** `isFirst` until a character has followed the introducer. */
	| {readonly type: 'csi' | 'ss3'; readonly parameters: string; readonly isFirst: boolean}
	| {readonly type: 'linuxKey'}
	/** OSC, DCS, APC, PM or SOS, up to BEL or ST. */
	| ({readonly type: 'string'} & ControlString)
	/** The bytes of a report of the mouse, which may have any value. */
	| {readonly type: 'bytes'; readonly left: number};

/** A token, or the begin of a paste. */
export type InputEvent = InputToken | {readonly type: 'pasteBegin'};

/** The string that begins with an Escape and `introducer`; of an OSC its text so far, of the others nothing is kept. */
type ControlString = {readonly introducer: string; readonly text: string; readonly isFirst: boolean};

export type InputStep = {readonly state: InputState; readonly events: readonly InputEvent[]};

export const ground: InputState = {type: 'ground'};
const done = (event: InputEvent): InputStep => ({state: ground, events: [event]});
const into = (state: InputState): InputStep => ({state, events: []});

const escape = '\u{1B}';
/** Ctrl-C, CAN and SUB end a string that does not end by itself, so that a keyboard never goes dead. */
const breaks = new Set(['\u{3}', '\u{18}', '\u{1A}']);
const [bell, endOfString] = ['\u{7}', '\u{9C}'];
/** The C1 characters that stand for an Escape and another character. */
const short: ReadonlyMap<string, string> = new Map([
	['\u{8F}', 'O'],
	['\u{90}', 'P'],
	['\u{98}', 'X'],
	['\u{9B}', '['],
	['\u{9D}', ']'],
	['\u{9E}', '^'],
	['\u{9F}', '_'],
]);
const stringIntroducers = new Set(['P', 'X', ']', '^', '_']);
/** Reports without parameters whose values follow as bytes: the X10 mouse, and the two of highlight tracking. */
const byteReports: ReadonlyMap<string, number> = new Map([
	['M', 3],
	['t', 2],
	['T', 6],
]);
/** Longer parameters are no key's; the sequence still ends where it ends. */
const mostParameters = 64;

/** The state after one more character, and what is complete with it. */
export function readCharacter(state: InputState, character: string): InputStep {
	switch (state.type) {
		case 'ground':
		case 'bytes': {
			return begin(character);
		}

		case 'escape': {
			return state.string !== undefined && character === '\\' ? endString(state.string) : afterEscape(character);
		}

		case 'string': {
			return withinString(state, character);
		}

		case 'linuxKey': {
			return isControl(character) ? begin(character) : done(decodeLinuxKey(character));
		}

		case 'csi':
		case 'ss3': {
			return isControl(character) ? begin(character) : withinSequence(state, character);
		}
	}
}

/**
 * The token of an Escape, alone or with the character after it, if nothing more has followed; else undefined. It is a key,
 * but within a string the begin of its end.
 */
export function keyOfPause(state: InputState): InputToken | undefined {
	switch (state.type) {
		case 'escape': {
			return state.string === undefined ? keyOf('escape') : tokenOf(state.string);
		}

		case 'string': {
			return state.isFirst ? keyOf(`alt-${state.introducer}`) : undefined;
		}

		case 'csi':
		case 'ss3': {
			return state.isFirst ? keyOf(state.type === 'csi' ? 'alt-[' : 'alt-O') : undefined;
		}

		case 'ground':
		case 'linuxKey':
		case 'bytes': {
			return undefined;
		}
	}
}

function begin(character: string): InputStep {
	if (character === escape) {
		return into({type: 'escape'});
	}

	const introducer = short.get(character);
	if (introducer !== undefined) {
		return afterEscape(introducer);
	}

	return done(isControl(character) ? nameControl(character) : textOf(character));
}

function afterEscape(character: string): InputStep {
	if (character === '[' || character === 'O') {
		return into({type: character === '[' ? 'csi' : 'ss3', parameters: '', isFirst: true});
	}

	if (stringIntroducers.has(character)) {
		return into({type: 'string', introducer: character, text: '', isFirst: true});
	}

	if (character === '\u{7F}' || character === '\b') {
		return done(keyOf('alt-backspace'));
	}

	if (!isControl(character)) {
		return done(keyOf(`alt-${character}`));
	}

	// Both were pressed, one after the other.
	const {state, events} = begin(character);
	return {state, events: [keyOf('escape'), ...events]};
}

function withinString({introducer, text}: ControlString, character: string): InputStep {
	if (character === bell || character === endOfString) {
		return endString({introducer, text});
	}

	if (breaks.has(character)) {
		return begin(character);
	}

	const string = {introducer, text, isFirst: false};
	if (character === escape) {
		return into({type: 'escape', string});
	}

	const isKept = introducer === ']' && text.length <= mostOfString;
	return into({type: 'string', ...string, text: isKept ? text + character : text});
}

function endString(string: Omit<ControlString, 'isFirst'>): InputStep {
	return done(tokenOf(string));
}

/** A text that is too long has been cut: it is no answer. */
function tokenOf({introducer, text}: Omit<ControlString, 'isFirst'>): InputToken {
	return introducer === ']' && text.length <= mostOfString ? decodeOsc(text) : ignored;
}

type Sequence = Extract<InputState, {type: 'csi' | 'ss3'}>;

function withinSequence({type, parameters, isFirst}: Sequence, character: string): InputStep {
	if (type === 'csi' && isFirst && character === '[') {
		return into({type: 'linuxKey'});
	}

	const isFinal =
		/^[\u{40}-\u{7E}]$/v.test(character) || isRxvtShift(parameters, character) || (type === 'ss3' && character === ' ');
	if (isFinal) {
		return type === 'csi' ? endCsi(parameters, character) : done(decodeSs3(parameters, character));
	}

	if (!/^[\u{20}-\u{3F}]$/v.test(character)) {
		return begin(character);
	}

	return into({type, parameters: (parameters + character).slice(0, mostParameters), isFirst: false});
}

/** Shift with an editing key in rxvt: `CSI 3 $`. Elsewhere `$` comes before the last character. */
function isRxvtShift(parameters: string, character: string): boolean {
	return character === '$' && /^[2-8]$/v.test(parameters);
}

function endCsi(parameters: string, final: string): InputStep {
	const left = parameters === '' ? byteReports.get(final) : undefined;
	if (left !== undefined) {
		return into({type: 'bytes', left});
	}

	if (final === '~' && (parameters === '200' || parameters === '201')) {
		return done({type: parameters === '200' ? 'pasteBegin' : 'pasteEnd'});
	}

	return done(decodeCsi(parameters, final));
}

function isControl(character: string): boolean {
	return /^\p{Cc}$/v.test(character);
}

const controlNames: ReadonlyMap<string, string> = new Map([
	['\0', 'ctrl-space'],
	['\t', 'tab'],
	['\r', 'enter'],
	['\b', 'backspace'],
	['\u{7F}', 'backspace'],
]);
const firstLetter = 0x60;
const firstC1 = 0x80;

function nameControl(character: string): InputToken {
	const code = character.codePointAt(0) ?? 0;
	if (code >= firstC1) {
		return ignored;
	}

	return keyOf(controlNames.get(character) ?? `ctrl-${String.fromCodePoint(firstLetter + code)}`);
}
