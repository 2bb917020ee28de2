import {fitLine, span, widthOfLine, type Line} from './line.js';

/** A dim rule with a title at its left and a note at its right: `─ events ─ following ──────── since 16:51:40 ─`. */
export function drawRule(title: Line, note: Line, columns: number): Line {
	const left: Line = [span(' '), span('─', 'dim'), span(' '), ...title, span(' ')];
	const right: Line = note.length === 0 ? [span('─', 'dim')] : [span(' '), ...note, span(' '), span('─', 'dim')];
	const length = columns - 1 - widthOfLine(left) - widthOfLine(right);
	return length < 1 ? fitLine(left, columns) : [...left, span('─'.repeat(length), 'dim'), ...right];
}
