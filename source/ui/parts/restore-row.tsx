import type {DataView, LogView, RestoreView} from '../../monitor/select/restore-view.js';
import {formatAmount, formatElapsed, formatLag, formatShare} from '../amounts.js';
import {drawBar} from '../bar.js';
import {gap, type ColumnPlan} from '../column-plan.js';
import type {Frame} from '../frame.js';
import {fit, span, type Line} from '../line.js';
import {formatEta} from '../rate-line.js';
import type {Meaning} from '../theme.js';
import {Row} from './row.js';

type Props = {readonly frame: Frame; readonly plan: ColumnPlan; readonly restore: RestoreView};

/** `▸ rt2   restoring   ━━━━━━────  52% 114 of 220 GB  ━━━───  33% 1h54m behind   1h12m` */
export function RestoreRow({frame, plan, restore}: Props) {
	const {words, zone, state} = frame;
	const {text, tone} = words.describeState(restore.word);
	const calm = restore.isStale ? 'dim' : undefined;
	const line: Line = [
		span(restore.isSelected ? ' ▸ ' : ' '.repeat(3), 'active'),
		span(fit(restore.name, plan.tenant), calm ?? (restore.isSelected ? 'strong' : 'plain')),
		...(plan.state === 0 ? [] : [span(' '.repeat(gap)), span(fit(text, plan.state), tone)]),
		...trackCells('data', restore.data, {
			bar: plan.dataBar,
			percent: plan.dataPercent,
			text: plan.dataText,
			amount: formatAmount(restore, words),
			calm,
		}),
		...trackCells('log', restore.log, {
			bar: plan.logBar,
			percent: plan.logPercent,
			text: plan.logText,
			amount: formatLag(restore.log, {words, zone, now: state.now.at}),
			calm,
		}),
		...(plan.eta === 0
			? []
			: [span(' '.repeat(gap)), span(fit(formatEta(restore, words), plan.eta, 'right'), calm ?? 'plain')]),
		...(plan.elapsed === 0
			? []
			: [span(' '.repeat(gap)), span(fit(formatElapsed(restore), plan.elapsed, 'right'), 'dim')]),
	];
	return <Row line={line} theme={frame.theme} />;
}

type Cells = {
	readonly bar: number;
	readonly percent: number;
	readonly text: number;
	readonly amount: string;
	readonly calm: Meaning | undefined;
};

/** Bar, percent, amount. */
function trackCells(track: 'data' | 'log', view: DataView | LogView, {bar, percent, text, amount, calm}: Cells): Line {
	const bars = drawBar(track, view, bar).map((part) => (calm === undefined ? part : span(part.text, calm)));
	return [
		...(bar === 0 ? [] : [span(' '.repeat(gap)), ...bars]),
		...(percent === 0 ? [] : [span(fit(percentOf(view, bar), percent, 'right'), calm ?? 'strong')]),
		...(text === 0 ? [] : [span(` ${fit(amount, text)}`, 'dim')]),
	];
}

/** Where there is no room for a bar, one dot says that the share is unknown. */
function percentOf(view: DataView | LogView, bar: number): string {
	return view.share === undefined && bar === 0 ? '·' : formatShare(view, 0);
}
