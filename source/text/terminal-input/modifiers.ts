/** The modifiers of a key. Caps Lock and Num Lock are none: they change characters, not keys. */
export type Modifiers = {
	readonly isShift: boolean;
	readonly isAlt: boolean;
	readonly isCtrl: boolean;
	/** Super, Hyper or Meta: keys of the desktop. */
	readonly isOther: boolean;
};

export const noModifiers: Modifiers = {isShift: false, isAlt: false, isCtrl: false, isOther: false};

const [shiftBit, altBit, ctrlBit, otherBits] = [1, 2, 4, 8 + 16 + 32];

/** Reads xterm's parameter: 1 is none, each bit above it a modifier. */
export function readModifiers(parameter: number): Modifiers {
	const bits = Math.max(0, parameter - 1);
	const isSet = (bit: number) => (bits & bit) !== 0; // eslint-disable-line no-bitwise -- a set of bits
	return {isShift: isSet(shiftBit), isAlt: isSet(altBit), isCtrl: isSet(ctrlBit), isOther: isSet(otherBits)};
}

/** `ctrl-alt-` before the name of a key. */
export function prefixOf({isShift, isAlt, isCtrl, isOther}: Modifiers): string {
	const used = [isOther && 'super-', isCtrl && 'ctrl-', isAlt && 'alt-', isShift && 'shift-'];
	return used.filter((word) => word !== false).join('');
}
