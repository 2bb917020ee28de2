import {gap, gutter, type ColumnPlan} from '../column-plan.js';
import type {Frame} from '../frame.js';
import {fit, span, spread, type Line} from '../line.js';
import {Row} from './row.js';

type Hidden = {readonly above: number; readonly below: number};
type Props = {readonly frame: Frame; readonly plan: ColumnPlan; readonly hidden: Hidden};

/** The titles of the columns; how many restores are out of sight takes the place of the last one. */
export function TableHead({frame, plan, hidden}: Props) {
	return <Row line={titles(frame, plan, hidden)} theme={frame.theme} />;
}

function titles({words, columns}: Frame, plan: ColumnPlan, {above, below}: Hidden): Line {
	const {columns: names, moreRestores} = words.screen;
	const hidden = above + below > 0 ? [span(moreRestores(above, below), 'dim')] : [];
	const between = ' '.repeat(gap);
	const text = [
		fit(names.tenant, plan.tenant),
		`${between}${fit(names.state, plan.state)}`,
		trackTitle(names.data, {bar: plan.dataBar, percent: plan.dataPercent, text: plan.dataText}),
		trackTitle(names.log, {bar: plan.logBar, percent: plan.logPercent, text: plan.logText}),
		plan.eta === 0 ? '' : `${between}${fit(names.eta, plan.eta, 'right')}`,
		plan.elapsed === 0 || hidden.length > 0 ? '' : `${between}${fit(names.elapsed, plan.elapsed, 'right')}`,
	].join('');
	return spread([span(`${' '.repeat(gutter)}${text.trimEnd()}`, 'dim')], hidden, columns - 1);
}

type Cells = {readonly bar: number; readonly percent: number; readonly text: number};

/** Above its bar; above its percent where there is no bar. */
function trackTitle(name: string, {bar, percent, text}: Cells): string {
	if (bar === 0) {
		return fit(name, percent, 'right');
	}

	return `${' '.repeat(gap)}${fit(name, bar + percent + (text > 0 ? text + 1 : 0))}`;
}
