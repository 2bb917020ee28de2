import {ignored, keyOf, textOf, type InputToken} from './input-token.js';
import {decodeKeyCode} from './key-code.js';
import {noModifiers, prefixOf, readModifiers, type Modifiers} from './modifiers.js';

/** Keys by the last character of `CSI 1 ; modifiers …` and of `SS3 …`. */
const byLetter: ReadonlyMap<string, string> = new Map([
	['A', 'up'],
	['B', 'down'],
	['C', 'right'],
	['D', 'left'],
	['E', 'begin'],
	['F', 'end'],
	['H', 'home'],
	['P', 'f1'],
	['Q', 'f2'],
	['S', 'f4'],
]);

/** Keys by the number of `CSI number ; modifiers ~`. */
const byNumber: ReadonlyMap<number, string> = new Map([
	[1, 'home'],
	[2, 'insert'],
	[3, 'delete'],
	[4, 'end'],
	[5, 'pageUp'],
	[6, 'pageDown'],
	[7, 'home'],
	[8, 'end'],
	...[11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24].map((number, index) => [number, `f${index + 1}`] as const),
]);

/** The keypad in application mode, by the last character of `SS3 …`. */
const keypad: ReadonlyMap<string, string> = new Map([
	...['*', '+', ',', '-', '.', '/', ...'0123456789'].map(
		(sign, index) => [String.fromCodePoint(0x6a + index), sign] as const,
	),
	['X', '='],
	[' ', ' '],
]);

const otherKeys = 27;
const released = 3;

/** The token of `CSI parameters final`. Answers that the program has not asked for are no keys. */
export function decodeCsi(parameters: string, final: string): InputToken {
	if (final === 'u') {
		return decodeKitty(parameters);
	}

	if (final === 'R') {
		return decodeCursor(parameters);
	}

	if (final === 'c' && parameters.startsWith('?')) {
		return {type: 'attributes'};
	}

	const numbers = /^(\d*)(?:;(\d*)(?::(\d*))?)?(?:;(\d+))?$/v.exec(parameters);
	if (numbers === null) {
		return ignored;
	}

	const [, first = '', modifierText = '', event = '', third] = numbers;
	const modifiers = readModifiers(Number(modifierText));
	if (Number(event) === released) {
		return ignored;
	}

	if (final === '~' && Number(first) === otherKeys && third !== undefined) {
		return decodeKeyCode({code: Number(third), modifiers});
	}

	if (third !== undefined) {
		return ignored;
	}

	if (final === '~') {
		return named(byNumber.get(Number(first)), modifiers);
	}

	// Reports end in the same letters as keys, but have other numbers: `CSI 4 ; 2 H` is none of a keyboard.
	return first === '' || first === '1' ? decodeLetter(final, modifiers) : ignored;
}

/** `CSI row ; column R`; it is not F3, which is `SS3 R`. */
function decodeCursor(parameters: string): InputToken {
	const column = /^\d+;(\d{1,5})$/v.exec(parameters)?.[1];
	return column === undefined ? ignored : {type: 'cursor', column: Number(column)};
}

function decodeLetter(final: string, modifiers: Modifiers): InputToken {
	return final === 'Z' ? keyOf('shift-tab') : named(byLetter.get(final), modifiers);
}

/** `CSI code:shifted:base ; modifiers:event ; text u`. */
function decodeKitty(parameters: string): InputToken {
	const parts = /^(\d+)(?::(\d*))?(?::\d*)?(?:;(\d*)(?::(\d*))?)?(?:;([\d:]*))?$/v.exec(parameters);
	const [, code, shifted = '', modifierText = '', event = '', text = ''] = parts ?? [];
	if (code === undefined || Number(event) === released) {
		return ignored;
	}

	return decodeKeyCode({
		code: Number(code),
		shifted: shifted === '' ? undefined : Number(shifted),
		modifiers: readModifiers(Number(modifierText)),
		text: text
			.split(':')
			.map((number) => (number === '' ? '' : characterOf(Number(number))))
			.join(''),
	});
}

function characterOf(code: number): string {
	return code > 0x10_ff_ff || code < 0x20 ? '' : String.fromCodePoint(code);
}

/** The token of `SS3 parameters final`: a cursor or function key, or one of the keypad. */
export function decodeSs3(parameters: string, final: string): InputToken {
	const sign = keypad.get(final);
	if (sign !== undefined) {
		return textOf(sign);
	}

	if (final === 'M' || final === 'I') {
		return keyOf(final === 'M' ? 'enter' : 'tab');
	}

	const modifiers = readModifiers(Number(parameters.split(';').at(-1)));
	return final === 'R' ? named('f3', modifiers) : named(byLetter.get(final), modifiers);
}

/** The token of `ESC [ [ final`, a function key of the Linux console. */
export function decodeLinuxKey(final: string): InputToken {
	const index = 'ABCDE'.indexOf(final);
	return index === -1 ? ignored : named(`f${index + 1}`, noModifiers);
}

function named(name: string | undefined, modifiers: Modifiers): InputToken {
	return name === undefined ? ignored : keyOf(`${prefixOf(modifiers)}${name}`);
}
