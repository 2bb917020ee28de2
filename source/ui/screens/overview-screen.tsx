import {Box} from 'ink';
import type {RestoreView} from '../../monitor/select/restore-view.js';
import {drawSelected, drawSingle} from '../selected-restore.js';
import type {Frame} from '../frame.js';
import {EventLog} from '../parts/event-log.js';
import {SelectedRestore} from '../parts/selected-restore.js';
import {Footer} from '../parts/footer.js';
import {Gap} from '../parts/gap.js';
import {Header} from '../parts/header.js';
import {RestoreTable} from '../parts/restore-table.js';
import {Rows} from '../parts/rows.js';
import {Summary} from '../parts/summary.js';
import {planRows} from '../row-plan.js';
import {drawTrouble} from '../trouble-lines.js';

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
export function OverviewScreen({frame}: {readonly frame: Frame}) {
	const {restores, rows, theme} = frame;
	const trouble = drawTrouble(frame);
	const focus = linesOf(frame, restores.find(({isSelected}) => isSelected) ?? restores[0]);
	const plan = planRows({rows, restores: restores.length, focus: focus.length, trouble: trouble.length});
	return (
		<Box flexDirection="column" height={rows} overflow="hidden">
			<Header frame={frame} />
			<Gap rows={plan.gaps.summary} />
			{plan.summary > 0 ? <Summary frame={frame} /> : undefined}
			<Rows lines={trouble.slice(0, plan.trouble)} theme={theme} />
			<Gap rows={plan.gaps.table} />
			{plan.table > 0 ? <RestoreTable frame={frame} headRows={plan.tableHead} rows={plan.table} /> : undefined}
			<Gap rows={plan.gaps.focus} />
			{plan.focus > 0 ? <SelectedRestore frame={frame} lines={focus} rows={plan.focus} /> : undefined}
			<Gap rows={plan.gaps.events} />
			{plan.events > 0 ? <EventLog frame={frame} rows={plan.events} /> : undefined}
			<Gap rows={plan.gaps.footer} />
			{plan.footer > 0 ? <Footer frame={frame} screen="overview" /> : undefined}
		</Box>
	);
}

function linesOf(frame: Frame, restore: RestoreView | undefined) {
	if (restore === undefined) {
		return [];
	}

	return frame.restores.length === 1 ? drawSingle(frame, restore) : drawSelected(frame, restore);
}
