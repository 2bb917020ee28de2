import type {RestoreView} from '../../monitor/select/restore-view.js';
import type {Frame} from '../frame.js';
import {wrap} from '../line/fit.js';
import {span} from '../line/line.js';
import type {Meaning} from '../theme.js';
import {labelled, widthOfContent, type DetailLine} from './detail-line.js';
import {drawFailure} from './failure-lines.js';

/** Why the restore failed, and why it cannot be read and what to do about that. */
export function drawProblem(frame: Frame, restore: RestoreView): readonly DetailLine[] {
	return [...drawFailure(frame, restore), ...drawRefusal(frame, restore)];
}

/** That the tenant is gone is no trouble once its restore has ended. */
export function drawRefusal(frame: Frame, {problem, subject, isGone}: RestoreView): readonly DetailLine[] {
	if (problem === undefined) {
		return [];
	}

	const width = widthOfContent(frame);
	const {message, hint} = frame.words.describeProblem(problem, subject);
	const draw = (text: string, meaning: Meaning, priority: number) =>
		wrap(text, width).map((row) => ({line: labelled('', [span(row, meaning)]), priority}));
	return isGone ? draw(message, 'dim', 4) : [...draw(message, 'warning', 3), ...draw(hint, 'warning', 3)];
}
