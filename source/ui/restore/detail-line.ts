import type {Frame} from '../frame.js';
import {fit} from '../line/fit.js';
import {span, type Line} from '../line/line.js';

/** A line about the selected restore. If there are too few rows, the lines with the highest numbers are left out. */
export type DetailLine = {readonly line: Line; readonly priority: number};

const labelWidth = 9;
/** Blanks before the label. */
export const indent = ' '.repeat(3);

/** The width beside the label of a line in cells; the last cell of the row stays empty. */
export function widthOfContent({columns}: Pick<Frame, 'columns'>): number {
	return columns - labelWidth - indent.length - 1;
}

/** `   rate     31.2 MB/s`; an empty line if there is no content. */
export function labelled(label: string, content: Line): Line {
	return content.length === 0 ? [] : [span(indent), span(fit(label, labelWidth), 'dim'), ...content];
}

/** An empty line between two groups, which is left out first. */
export function spacer(priority: 8 | 9): DetailLine {
	return {line: [], priority};
}

/** Drops the lines without content; the empty ones between groups stay. */
export function withoutUnused(lines: readonly DetailLine[]): readonly DetailLine[] {
	return lines.filter(({line, priority}) => priority >= 8 || line.length > 1);
}

/** The most important lines that fit into `rows`, in screen order. */
export function chooseLines(lines: readonly DetailLine[], rows: number): readonly Line[] {
	const kept = new Set(lines.toSorted((one, other) => one.priority - other.priority).slice(0, rows));
	return lines.filter((line) => kept.has(line)).map(({line}) => line);
}
