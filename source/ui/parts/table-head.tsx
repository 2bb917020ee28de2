import {gap, gutter, type ColumnPlan} from '../column-plan.js';
import type {Frame} from '../frame.js';
import {fit, span, type Line} from '../line.js';
import {Row} from './row.js';

type Hidden = {readonly above: number; readonly below: number};
type Props = {readonly frame: Frame; readonly plan: ColumnPlan; readonly hidden: Hidden};

/** The titles of the columns, and how many restores are out of sight. */
export function TableHead({frame, plan, hidden}: Props) {
	return <Row line={titles(frame, plan, hidden)} theme={frame.theme} />;
}

function titles({words, columns}: Frame, plan: ColumnPlan, {above, below}: Hidden): Line {
	const {columns: names, moreRestores} = words.screen;
	const hidden = above + below > 0 ? ` (${moreRestores(above, below)})` : '';
	const cells = [
		[names.tenant, plan.tenant, 0],
		[names.state, plan.state, gap],
		[names.data, trackWidth(plan.dataBar, plan.dataPercent, plan.dataText), gap],
		[names.log, trackWidth(plan.logBar, plan.logPercent, plan.logText), gap],
	] as const;
	const text = cells
		.map(([name, width, space]) => (width === 0 ? '' : `${' '.repeat(space)}${fit(name, width)}`))
		.join('');
	const elapsed = plan.elapsed === 0 ? '' : `${' '.repeat(gap)}${fit(names.elapsed, plan.elapsed, 'right')}`;
	return [span(fit(`${' '.repeat(gutter)}${text}${elapsed}${hidden}`, columns), 'dim')];
}

function trackWidth(bar: number, percent: number, text: number): number {
	return bar + percent + (bar > 0 && percent > 0 ? 0 : 0) + (text > 0 ? text + 1 : 0);
}
