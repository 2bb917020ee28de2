import {spellText} from '../../text/charset.js';
import type {Frame} from '../frame.js';
import {bindings, type Mode} from '../keymap.js';
import {fit, wrap} from '../line/fit.js';
import {cutLine, span, type Line} from '../line/line.js';
import {drawRule} from '../line/rule.js';
import {drawFooter} from '../parts/footer.js';
import {drawHeader} from '../parts/header.js';

/** What the keys do, from the key table, and what the signs mean; scrolled where it does not fit. */
export function drawHelp(frame: Frame): readonly Line[] {
	const text = drawText(frame);
	const {rows, end} = measure(frame, text);
	const top = Math.min(frame.state.view.helpTop, end);
	const middle = Array.from({length: rows}, (_, row) => cutLine(text[top + row] ?? [], frame.columns - 1));
	return [drawHeader(frame), ...middle, drawFooter(frame, 'help', {hasMoreEvents: false, hasMoreHelp: end > 0})];
}

/** The rows of the help that are shown, and how far it can be scrolled. */
export function measureHelp(frame: Frame): {readonly rows: number; readonly end: number} {
	return measure(frame, drawText(frame));
}

/** Without the rows of the header and the footer. */
function measure({rows: all}: Frame, text: readonly Line[]): {readonly rows: number; readonly end: number} {
	const rows = Math.max(0, all - 2);
	return {rows, end: Math.max(0, text.length - rows)};
}

function drawText(frame: Frame): readonly Line[] {
	const {words, columns, charset} = frame;
	const {headings} = words.keys;
	return [
		...groups.flatMap(([heading, isIn]) => {
			const entries = bindings.filter(({modes}) => isIn(modes));
			const drawn = entries.flatMap(({label, help}) => drawEntry(spellText(label, charset), words.keys[help], columns));
			return entries.length === 0 ? [] : [...drawHeading(headings[heading], frame), ...drawn];
		}),
		...drawHeading(headings.filter, frame),
		...words.screen.helpFilter.flatMap(([word, meaning]) => drawEntry(word, meaning, columns)),
		...drawHeading(headings.signs, frame),
		...words.screen.helpSigns.flatMap(([sign, meaning]) => drawEntry(sign, meaning, columns)),
		...drawHeading(headings.figures, frame),
		...words.screen.helpFigures.flatMap(([figure, origin]) => drawEntry(figure, origin, columns)),
	];
}

type Group = readonly [heading: keyof Frame['words']['keys']['headings'], isIn: (modes: readonly Mode[]) => boolean];

/** Keys that work on several screens, then those of each screen alone; every binding is in one group. */
const groups: readonly Group[] = [
	['everywhere', (modes) => modes.includes('list') && modes.length > 1],
	...(['list', 'events', 'detail', 'help', 'text'] as const).map((mode): Group => [
		mode,
		(modes) => modes[0] === mode && !(mode === 'list' && modes.length > 1),
	]),
];

function drawHeading(heading: string, {columns}: Frame): readonly Line[] {
	return [[], drawRule([span(heading, 'strong')], [], columns)];
}

const labelWidth = 14;
const narrowest = 60;
const indent = 3;

/** The meaning beside its label, or below it where the row is short. */
function drawEntry(label: string, meaning: string, columns: number): readonly Line[] {
	const margin = ' '.repeat(indent);
	if (columns < narrowest) {
		const text = wrap(meaning, columns - 2 * indent - 1).map((row) => [span(`${margin}${margin}${row}`)]);
		return [[span(`${margin}${label}`, 'strong')], ...text];
	}

	return wrap(meaning, columns - indent - labelWidth - 1).map((row, index) => [
		span(`${margin}${fit(index === 0 ? label : '', labelWidth)}`, 'strong'),
		span(row),
	]);
}
