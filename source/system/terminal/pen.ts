import {isInvisibleOnBlank} from './row-cells.js';

/** Collects the output for a terminal, and tracks its cursor and its style. */
export type Pen = {
	/** Moves to a cell, counted from 0, by the shortest sequence. */
	readonly moveTo: (y: number, x: number) => void;
	/** Writes one cell; a wide character and its right half ('') are two calls. */
	readonly put: (character: string, style: string) => void;
	/** After a character of doubtful width: the next move must not depend on the cursor. */
	readonly loseCursor: () => void;
	/** Erases the row from the cursor on. */
	readonly eraseRest: () => void;
	/** The whole output, which ends in the default style. */
	readonly finish: () => string;
};

const [escape, unknown] = ['\u{1B}[', -1];

export function createPen(): Pen {
	let bytes = '';
	let style = '';
	let [cursorY, cursorX] = [unknown, unknown];

	const setStyle = (next: string) => {
		bytes += transition(style, next);
		style = next;
	};

	return {
		moveTo(y, x) {
			if (y === cursorY && x === cursorX) {
				return;
			}

			bytes += moveFrom({y: cursorY, x: cursorX}, {y, x});
			[cursorY, cursorX] = [y, x];
		},
		put(character, wanted) {
			// A blank that looks the same in the present style needs no change of style.
			if (wanted !== style && !(character === ' ' && wanted === '' && isInvisibleOnBlank(style))) {
				setStyle(wanted);
			}

			bytes += character;
			cursorX++;
		},
		loseCursor() {
			cursorX = unknown;
		},
		eraseRest() {
			// An erased cell takes the background of the present style.
			if (!isInvisibleOnBlank(style)) {
				setStyle('');
			}

			bytes += `${escape}K`;
		},
		finish() {
			setStyle('');
			return bytes;
		},
	};
}

type Position = {readonly y: number; readonly x: number};

/** The shortest sequence for a move. The start of the next row is a line feed, which scrolls only in the last row. */
export function moveFrom(from: Position, to: Position): string {
	const column = to.x === 0 ? '' : `;${to.x + 1}`;
	const anywhere = to.y === 0 && to.x === 0 ? `${escape}H` : `${escape}${to.y + 1}${column}H`;
	if (from.y !== to.y) {
		return from.y !== unknown && to.y === from.y + 1 && to.x === 0 ? '\r\n' : anywhere;
	}

	if (to.x === 0) {
		return '\r';
	}

	const inRow = `${escape}${to.x + 1}G`;
	const distance = to.x - from.x;
	const forward = from.x === unknown || distance < 0 ? undefined : `${escape}${distance === 1 ? '' : distance}C`;
	return forward !== undefined && forward.length <= inRow.length ? forward : inRow;
}

const transitions = new Map<string, string>();

/** The shortest change of style: the difference, or a reset with the whole new style. */
export function transition(from: string, to: string): string {
	if (from === to) {
		return '';
	}

	if (to === '') {
		return `${escape}m`;
	}

	const key = `${from}|${to}`;
	const known = transitions.get(key) ?? shortestTransition(from, to);
	transitions.set(key, known);
	return known;
}

/** The SGR parameter that ends an attribute or a colour; '0' for an unknown one. */
function endOf(parameter: string): string {
	const number = Number(parameter);
	if ((number >= 30 && number < 40) || (number >= 90 && number < 98)) {
		return '39';
	}

	return ends.get(parameter) ?? '0';
}

const ends: ReadonlyMap<string, string> = new Map([
	['1', '22'],
	['2', '22'],
	['3', '23'],
	['4', '24'],
	['7', '27'],
	['9', '29'],
]);

/** Extended colours have several parameters (38;5;n): then the whole style is set. */
function shortestTransition(from: string, to: string): string {
	const anew = `${escape}0;${to}m`;
	if (/[345]8;/v.test(`${from};${to};`)) {
		return anew;
	}

	const before = from === '' ? [] : from.split(';');
	const after = to.split(';');
	const ended = [...new Set(before.filter((one) => !after.includes(one)).map((one) => endOf(one)))];
	const kept = new Set(before.filter((one) => after.includes(one) && !ended.includes(endOf(one))));
	const added = after.filter((one) => !kept.has(one));
	// A colour replaces another one without ending it.
	const needed = ended.filter((end) => end !== '39' || added.every((one) => endOf(one) !== '39'));
	const change = `${escape}${[...needed, ...added].join(';')}m`;
	return change.length < anew.length ? change : anew;
}
