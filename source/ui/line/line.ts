import {wideMark} from '../../text/charset.js';
import type {Meaning, Theme} from '../theme.js';
import {cut} from './fit.js';
import {widthOf} from './width.js';

/** A piece of a line in one meaning. */
export type Span = {readonly text: string; readonly meaning: Meaning};

/** A row of the screen without colours. */
export type Line = readonly Span[];

/** Creates a piece of a line. */
export function span(text: string, meaning: Meaning = 'plain'): Span {
	return {text, meaning};
}

/** The width of a line in cells. */
export function widthOfLine(line: Line): number {
	return line.reduce((width, {text}) => width + widthOf(text), 0);
}

/** The line cut to `width` cells. */
export function cutLine(line: Line, width: number): Line {
	const kept: Span[] = [];
	let left = width;
	for (const {text, meaning} of line) {
		if (left <= 0) {
			break;
		}

		const short = cut(text, left);
		kept.push({text: short, meaning});
		left = short === text ? left - widthOf(text) : 0;
	}

	return kept;
}

/** The line in exactly `width` cells. */
export function fitLine(line: Line, width: number): Line {
	const short = cutLine(line, width);
	const space = width - widthOfLine(short);
	return space > 0 ? [...short, span(' '.repeat(space))] : short;
}

/** A line of a left and a right part. The left one is cut; the right one is whole, or left out if it does not fit. */
export function spread(left: Line, right: Line, width: number): Line {
	const rightWidth = widthOfLine(right);
	if (rightWidth === 0 || rightWidth + 2 > width) {
		return cutLine(left, width);
	}

	return [...fitLine(left, width - rightWidth - 2), span('  '), ...right];
}

/** The line as one string with the theme's colours. Blanks get none, to save bytes. */
export function paint(line: Line, theme: Theme): string {
	return line.map(({text, meaning}) => paintSpan(text.replaceAll(wideMark, ''), theme[meaning])).join('');
}

function paintSpan(text: string, style: string): string {
	return style === '' || text.trim() === '' ? text : `\u{1B}[${style}m${text}\u{1B}[m`;
}

/** A piece of a line with its SGR parameters, as in a row of the terminal. */
export type StyledSpan = {readonly text: string; readonly style: string};

/** A line as a row of the terminal, with `spinner` in the spinner's piece unless it is ''. */
export function styleLine(line: Line, theme: Theme, spinner: string): readonly StyledSpan[] {
	return line.map(({text, meaning}) => ({
		text: meaning === 'spinner' && spinner !== '' ? spinner : text,
		style: theme[meaning],
	}));
}
