import {ignored, keyOf, textOf, type InputToken} from './input-token.js';
import {prefixOf, type Modifiers} from './modifiers.js';

/** Keys by the numbers of the kitty protocol and of xterm's modifyOtherKeys; those up to 127 are ASCII. */
const names: ReadonlyMap<number, string> = new Map([
	[9, 'tab'],
	[13, 'enter'],
	[27, 'escape'],
	[127, 'backspace'],
	[8, 'backspace'],
	[57_414, 'enter'],
	[57_417, 'left'],
	[57_418, 'right'],
	[57_419, 'up'],
	[57_420, 'down'],
	[57_421, 'pageUp'],
	[57_422, 'pageDown'],
	[57_423, 'home'],
	[57_424, 'end'],
	[57_425, 'insert'],
	[57_426, 'delete'],
]);

/** The characters of the keypad, from number 57399 on. */
const keypad = '0123456789./*-+';
const firstOfKeypad = 57_399;
const [keypadEqual, keypadSeparator] = [57_415, 57_416];

/** Numbers from here to the last of the private use area are keys without a character, such as a modifier alone. */
const [firstWithoutCharacter, lastWithoutCharacter] = [0xe0_00, 0xf8_ff];

export type CodedKey = {
	/** The number of the key: the character that it gives without Shift. */
	readonly code: number;
	/** The character that it gives with Shift, where the terminal says so. */
	readonly shifted?: number | undefined;
	readonly modifiers: Modifiers;
	/** What was typed, where the terminal says so; '' if it does not. */
	readonly text?: string;
};

/** The key with a number of the kitty protocol. */
export function decodeKeyCode({code, shifted, modifiers, text = ''}: CodedKey): InputToken {
	const name = names.get(code);
	if (name !== undefined) {
		return keyOf(`${prefixOf(modifiers)}${name}`);
	}

	const plain = characterOf(code);
	if (plain === undefined) {
		return ignored;
	}

	const {isAlt, isCtrl, isShift} = modifiers;
	if (isAlt || isCtrl) {
		return keyOf(`${prefixOf(modifiers)}${plain.toLowerCase()}`);
	}

	if (text !== '') {
		return textOf(text);
	}

	return textOf(isShift ? ((shifted === undefined ? undefined : characterOf(shifted)) ?? plain.toUpperCase()) : plain);
}

function characterOf(code: number): string | undefined {
	const ofKeypad = keypad[code - firstOfKeypad];
	if (ofKeypad !== undefined) {
		return ofKeypad;
	}

	if (code === keypadEqual || code === keypadSeparator) {
		return code === keypadEqual ? '=' : ',';
	}

	const isKey = code >= firstWithoutCharacter && code <= lastWithoutCharacter;
	if (isKey || code > 0x10_ff_ff) {
		return undefined;
	}

	const character = String.fromCodePoint(code);
	return /[\p{Cc}\p{Cs}]/v.test(character) ? undefined : character;
}
