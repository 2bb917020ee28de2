import type {Failure} from '../../domain/failure.js';
import type {RestoreView} from '../../monitor/select/restore-view.js';
import type {Frame} from '../frame.js';
import {wrap} from '../line/fit.js';
import {cutLine, span} from '../line/line.js';
import {labelled, widthOfContent, type DetailLine} from './detail-line.js';

/** Why the restore cannot be read and what to do about it, or why it failed. */
export function drawProblem(frame: Frame, {failure, problem, subject}: RestoreView): readonly DetailLine[] {
	if (problem === undefined) {
		return failure === undefined ? [] : drawFailure(frame, failure);
	}

	const width = widthOfContent(frame);
	const {message, hint} = frame.words.describeProblem(problem, subject);
	return [
		...wrap(message, width).map((text) => ({line: labelled('', [span(text, 'warning')]), priority: 3})),
		...wrap(hint, width).map((text) => ({line: labelled('', [span(text, 'dim')]), priority: 3})),
	];
}

function drawFailure({words, columns}: Frame, failure: Failure): readonly DetailLine[] {
	const reason = labelled(words.screen.reason, [span(words.describeFailure(failure), 'bad')]);
	const trace = failure.traceId === undefined ? [] : labelled(words.screen.trace, [span(failure.traceId)]);
	return [
		{line: cutLine(reason, columns - 1), priority: 3},
		{line: cutLine(trace, columns - 1), priority: 7},
	];
}
