import type {Frame} from '../frame.js';
import {bindings} from '../keymap.js';
import {fit} from '../line/fit.js';
import {cutLine, span, type Line} from '../line/line.js';
import {drawRule} from '../line/rule.js';
import {drawFooter} from '../parts/footer.js';
import {drawHeader} from '../parts/header.js';

const labelWidth = 14;

/** What the keys do, from the key table, and what the signs mean; cut at the end on a low terminal. */
export function drawHelp(frame: Frame): readonly Line[] {
	const {rows, columns} = frame;
	const text = drawText(frame);
	const middle = Array.from({length: Math.max(0, rows - 2)}, (_, row) => cutLine(text[row] ?? [], columns - 1));
	return [drawHeader(frame), ...middle, drawFooter(frame, 'help')];
}

function drawText({words, columns}: Frame): readonly Line[] {
	const {headings} = words.keys;
	return [
		[],
		drawRule([span(headings.keys, 'strong')], [], columns),
		...bindings.map(({label, help}) => drawEntry(label, words.keys[help])),
		[],
		drawRule([span(headings.signs, 'strong')], [], columns),
		...words.screen.helpSigns.map(([sign, meaning]) => drawEntry(sign, meaning)),
	];
}

function drawEntry(label: string, meaning: string): Line {
	return [span(`   ${fit(label, labelWidth)}`, 'strong'), span(meaning)];
}
