import type {RestoreView} from '../../monitor/select/restore-view.js';
import {isAnswering, selectClusters} from '../../monitor/select/clusters.js';
import {selectShownEvents} from '../../monitor/select/shown.js';
import {drawEnlarged} from '../restore/selected-restore.js';
import {chooseLines, type DetailLine} from '../restore/detail-line.js';
import type {Frame} from '../frame.js';
import {planRows, type RowPlan} from '../layout.js';
import type {Line} from '../line/line.js';
import {drawBottomLine} from '../parts/bottom-line.js';
import {drawClusters} from '../parts/cluster-lines.js';
import {drawEventLog} from '../parts/event-log.js';
import {drawHeader} from '../parts/header.js';
import {drawSummary} from '../parts/summary.js';
import {drawTable} from '../parts/restore-table.js';
import {drawTrouble} from '../parts/trouble.js';

/**
 *  Restop   ob-test · 10.10.10.1:2886 · agent 4.5.0.0               ● live every 2 s   18:04 +08:00
 *
 *    3 restores   1 running   1 done   1 failed
 *
 *    TENANT   STATE          DATA                              LOG                          ELAPSED
 *  ▸ rt2      restoring      ━━━━━━━─────  52% 114 of 220 GB   ━━━──────  33% 1h54m behind    1h12m
 *    rt3      done           ━━━━━━━━━━━━ 100% 17.8 MB         ━━━━━━━━━ 100%                 3m16s
 *
 *  ─ rt2 ──────────────────────────────────────────────────────────────────────────────────────────
 *    data     ━━━━━━━━━━━━━━━━━━━━─────────────────  52.1 %   114.6 of 220.0 GB   598 of 1,767 tablets
 *    log      ━━━━━━━━━━━━╸────────────────────────  33.8 %   1h54m behind
 *
 *  ─ events ─ following ──────────────────────────────────────────────────────── since 16:51:40 ─
 *    16:52:01  rt2      restoring   was creating, 11s
 *
 *  q quit  ? help  ↑↓ select  PgUp PgDn events
 */
export function drawOverview(frame: Frame): readonly Line[] {
	const {plan, trouble, enlarged} = layOut(frame);
	const {gaps} = plan;
	return [
		...(plan.header > 0 ? [drawHeader(frame)] : []),
		...empty(gaps.summary),
		...drawClusters(frame, plan.clusters),
		...(plan.summary > 0 ? [drawSummary(frame)] : []),
		...trouble.slice(0, plan.trouble),
		...empty(gaps.table),
		...(plan.table > 0 ? drawTable(frame, {headRows: plan.tableHead, rows: plan.table}) : []),
		...empty(gaps.selected),
		...chooseLines(enlarged, plan.selected),
		...empty(gaps.events),
		...(plan.events > 0 ? drawEventLog(frame, plan.events) : []),
		...empty(gaps.footer),
		...(plan.footer > 0
			? [drawBottomLine(frame, 'list', {hasMoreEvents: hasMoreEvents(frame, plan), hasMoreHelp: false})]
			: []),
	];
}

function hasMoreEvents({state}: Frame, {events}: RowPlan): boolean {
	return events > 0 && selectShownEvents(state).length > events - 1;
}

/** How many events the main screen shows at once. */
export function eventRowsOf(frame: Frame): number {
	return Math.max(0, layOut(frame).plan.events - 1);
}

type Layout = {readonly plan: RowPlan; readonly trouble: readonly Line[]; readonly enlarged: readonly DetailLine[]};

/** The plan of the rows, and the parts whose length it depends on. */
function layOut(frame: Frame): Layout {
	const trouble = drawTrouble(frame);
	const enlarged = drawEnlarged(frame);
	const {rows, candidates, state} = frame;
	const plan = planRows({
		rows,
		clusters: state.clusters.length,
		lostClusters: selectClusters(state).filter((view) => !isAnswering(view)).length,
		restores: candidates.length,
		selected: enlarged.length,
		trouble: trouble.length,
		hasFailures: candidates.some((restore) => isFailing(restore)),
		isHeaderHidden: state.view.isHeaderHidden,
	});
	return {plan, trouble, enlarged};
}

function isFailing({outcome, word}: RestoreView): boolean {
	return outcome === 'failed' || outcome === 'dropped' || word.type === 'stalled' || word.type === 'noProgress';
}

function empty(rows: number): readonly Line[] {
	return Array.from({length: rows}, () => []);
}
