import type {RestoreView} from '../../monitor/select/restore-view.js';
import type {Frame} from '../frame.js';
import {cutLine, span, type Line} from '../line/line.js';
import {widthOf} from '../line/width.js';
import {fit} from '../line/fit.js';
import {labelled} from '../restore/detail-line.js';
import {drawRest, drawSpan, endings} from '../restore/phase-strip.js';
import {formatMoment} from './facts.js';

/**
 *     Phase    16:01:12   creating ✓ 11s
 *              16:01:23   restoring ▸ 1h59m
 *              then checking, upgrading
 *
 * A phase that had begun before it was seen has no time.
 */
export function drawPhaseRows(frame: Frame, restore: RestoreView): readonly Line[] {
	const phases = restore.phases.filter(({phase}) => !endings.has(phase));
	const times = phases.map(({since, isOpenStart}) => (isOpenStart ? '' : formatMoment(since.at, frame)));
	const width = Math.max(0, ...times.map((time) => widthOf(time)));
	const known = phases.map((phase, index): Line => {
		const isLast = index === phases.length - 1;
		const time = width === 0 ? [] : [span(fit(times[index] ?? '', width), 'dim'), span(' '.repeat(3))];
		return [...time, drawSpan(phase, {restore, frame, isLast})];
	});
	const rest = drawRest(restore, frame).map((part): Line => [part]);
	const rows = restore.outcome === 'running' ? [...known, ...rest] : known;
	return rows.map((row, index) =>
		cutLine(labelled(index === 0 ? frame.words.screen.phase : '', row), frame.columns - 1),
	);
}
