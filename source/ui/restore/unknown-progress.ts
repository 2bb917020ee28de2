import type {RestoreView} from '../../monitor/select/restore-view.js';
import {whyWithoutProgress} from '../../monitor/select/without-progress.js';
import {formatDuration} from '../../locale/durations.js';
import {formatDate} from '../../locale/times.js';
import type {Frame} from '../frame.js';
import {cut, wrap} from '../line/fit.js';
import {span} from '../line/line.js';
import {labelled, widthOfContent, type DetailLine} from './detail-line.js';

/** Long lines are hard to read, however wide the terminal is. */
const longestText = 100;

/** Why the progress of a running restore is unknown, and how long earlier restores of the same source took. */
export function explainUnknown(
	frame: Frame,
	{outcome, hasProgress, cluster: {sql}, priorDuration: prior}: RestoreView,
): readonly DetailLine[] {
	if (outcome !== 'running' || hasProgress) {
		return [];
	}

	const {words, zone} = frame;
	const width = widthOfContent(frame);
	const why = wrap(words.screen.whyUnknown(whyWithoutProgress(sql)), Math.min(longestText, width));
	const earlier =
		prior === undefined
			? []
			: [words.screen.priorDuration(formatDuration(prior.seconds * 1000), formatDate(prior.at, zone))];
	return [...why, ...earlier.map((text) => cut(text, width))].map((text) => ({
		line: labelled('', [span(text, 'dim')]),
		priority: 7,
	}));
}
