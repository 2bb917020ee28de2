import type {RestoreView} from '../../monitor/select/restore-view.js';
import {findCluster} from '../../monitor/state.js';
import {drawDetailHeader} from '../detail/detail-header.js';
import {drawAllFacts, drawFacts, drawState} from '../detail/facts.js';
import {drawFailureSection} from '../detail/failure-section.js';
import {drawFieldList} from '../detail/field-list.js';
import {drawOwnEvents} from '../detail/own-events.js';
import {drawPhaseRows} from '../detail/phase-rows.js';
import {drawQuerySection} from '../detail/query-section.js';
import {drawTaskSection} from '../detail/task-section.js';
import {drawWideTracks} from '../detail/wide-tracks.js';
import type {Frame} from '../frame.js';
import type {Line} from '../line/line.js';
import {drawBottomLine} from '../parts/bottom-line.js';
import {drawPauseBar} from '../parts/pause-bar.js';
import {drawOutage} from '../parts/trouble.js';
import {drawRefusal} from '../restore/problem-lines.js';
import {explainUnknown} from '../restore/unknown-progress.js';

/**
 *  Restop   prod-sh › audit                                          ● live every 2 s   18:04 +08:00
 *
 *    restoring   job 43   from obc / audit   to 2026-11-23 15:05:02 +08:00   began 16:01:12   elapsed 2h03m
 *
 *    data     ━━━━━━━━━━━━━━━━━━━━━━━━━━━─────────    71.4%   88.5 of 124.0 GB   1,264 of 1,767 tablets
 *    log      ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━   100.0%   caught up
 *    rate     ⡠⠤⠒⠊⠉⠉⠒⠤⡠⠤⠒⠊⠉⠉⠒                      31.2 MB/s  avg 27.9 MB/s
 *    eta      about 18:44, in 40m (35m–50m)
 *    phase    16:01:12   creating ✓ 11s
 *             16:01:23   restoring ▸ 1h59m
 *
 *  ─ failure, queries, obshell task, events of audit ──────────────────────────────────────────────
 *
 *  Esc back  ↑↓ scroll  n p next, previous restore  f all fields  ? help
 */
export function drawDetail(frame: Frame): readonly Line[] {
	const {state} = frame;
	const text = drawText(frame);
	const {rows, end} = measure(frame, text);
	const top = Math.min(state.view.detailTop, end);
	const middle = Array.from({length: rows}, (_, row) => text[top + row] ?? []);
	const header = state.view.isHeaderHidden ? [] : [drawTop(frame)];
	const bottom = drawBottomLine(frame, 'detail', {hasMoreEvents: false, hasMoreHelp: end > 0});
	return [...header, ...middle, bottom].slice(0, frame.rows);
}

function drawTop(frame: Frame): Line {
	return frame.pause === undefined ? drawDetailHeader(frame, selectedOf(frame)) : drawPauseBar(frame, frame.pause);
}

/** The rows of the detail that are shown, and how far it can be scrolled. */
export function measureDetail(frame: Frame): {readonly rows: number; readonly end: number} {
	return measure(frame, drawText(frame));
}

/** Without the rows of the header and the footer. */
function measure({rows: all, state}: Frame, text: readonly Line[]): {readonly rows: number; readonly end: number} {
	const rows = Math.max(0, all - (state.view.isHeaderHidden ? 1 : 2));
	return {rows, end: Math.max(0, text.length - rows)};
}

/** It stays although a filter does not let it through any more, such as when its state changes. */
function selectedOf({candidates}: Frame): RestoreView | undefined {
	return candidates.find(({isSelected}) => isSelected);
}

/** With fewer rows there are no empty ones, and the progress stands before what does not change. */
const leastSpacious = 12;

function drawText(frame: Frame): readonly Line[] {
	const restore = selectedOf(frame);
	if (restore === undefined) {
		return [];
	}

	const {hasAllFields} = frame.state.view;
	const cluster = findCluster(frame.state, restore.key.cluster);
	const trouble = cluster === undefined ? [] : drawOutage(cluster, frame);
	if (frame.rows < leastSpacious) {
		const head = [...drawState(frame, restore), ...trouble];
		const progress = [...drawProgress(frame, restore), ...drawFacts(frame, restore), ...drawSections(frame, restore)];
		return hasAllFields ? [...head, ...drawFieldList(frame, restore).slice(1)] : [...head, ...progress];
	}

	const head = [[], ...drawAllFacts(frame, restore), ...(trouble.length === 0 ? [] : [[], ...trouble])];
	return hasAllFields
		? [...head, ...drawFieldList(frame, restore)]
		: [...head, [], ...drawProgress(frame, restore), ...drawSections(frame, restore)];
}

function drawProgress(frame: Frame, restore: RestoreView): readonly Line[] {
	return [
		...drawWideTracks(frame, restore),
		...explainUnknown(frame, restore).map(({line}) => line),
		...drawPhaseRows(frame, restore),
		...drawRefusal(frame, restore).map(({line}) => line),
	];
}

function drawSections(frame: Frame, restore: RestoreView): readonly Line[] {
	return [
		...drawFailureSection(frame, restore),
		...drawQuerySection(frame, restore),
		...drawTaskSection(frame, restore),
		...drawOwnEvents(frame, restore),
	];
}
