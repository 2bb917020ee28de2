import type {Frame} from '../frame.js';
import {wrapWhole} from '../line/fit.js';
import {cutLine, span, widthOfLine, type Line} from '../line/line.js';
import {drawRule} from '../line/rule.js';
import {indent, labelled, widthOfContent} from '../restore/detail-line.js';
import type {Meaning} from '../theme.js';

/** Long lines are hard to read, however wide the terminal is. */
const longestText = 100;

/** A text in as many rows as it takes, nothing of it cut, the first one labelled; none if it is ''. */
export function drawTextRows(
	frame: Pick<Frame, 'columns'>,
	{label = '', text, meaning = 'plain'}: {readonly label?: string; readonly text: string; readonly meaning?: Meaning},
): readonly Line[] {
	const rows = text === '' ? [] : wrapWhole(text, Math.max(8, widthOfContent(frame)));
	return rows.map((row, index) => labelled(index === 0 ? label : '', [span(row, meaning)]));
}

/** A sentence of ours in rows that are not too long to be read. */
export function drawSentenceRows(frame: Pick<Frame, 'columns'>, text: string, meaning: Meaning): readonly Line[] {
	return drawTextRows({columns: Math.min(frame.columns, longestText)}, {text, meaning});
}

/** The parts side by side with blanks between them, in as many rows as they take. */
export function flow(parts: readonly Line[], columns: number): readonly Line[] {
	const rows: Line[] = [];
	let row: Line = [];
	const filled = parts.filter((part) => part.length > 0);
	for (const part of filled) {
		const longer = row.length === 0 ? part : [...row, span(' '.repeat(3)), ...part];
		if (row.length > 0 && widthOfLine(longer) > columns - indent.length - 1) {
			rows.push(row);
			row = part;
		} else {
			row = longer;
		}
	}

	const all = row.length === 0 ? rows : [...rows, row];
	return all.map((each) => cutLine([span(indent), ...each], columns - 1));
}

/** The rows under a rule with a title; nothing without rows. */
export function drawSection(
	{columns}: Pick<Frame, 'columns'>,
	title: string,
	{rows, note = ''}: {readonly rows: readonly Line[]; readonly note?: string},
): readonly Line[] {
	return rows.length === 0
		? []
		: [[], drawRule([span(title, 'strong')], note === '' ? [] : [span(note, 'dim')], columns), ...rows];
}
