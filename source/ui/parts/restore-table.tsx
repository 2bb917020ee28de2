import {Box} from 'ink';
import type {RestoreView} from '../../monitor/select/restore-view.js';
import {formatAmount, formatLag} from '../amounts.js';
import {planColumns, type ColumnPlan} from '../column-plan.js';
import type {Frame} from '../frame.js';
import {widthOf} from '../line.js';
import {formatEta} from '../rate-line.js';
import {windowOf} from '../window.js';
import {RestoreRow} from './restore-row.js';
import {TableHead} from './table-head.js';

type Props = {readonly frame: Frame; readonly headRows: number; readonly rows: number};

/** One row a restore; of a list longer than its place the part around the selection. */
export function RestoreTable({frame, headRows, rows}: Props) {
	const {restores} = frame;
	const plan = planFor(frame);
	const selected = restores.findIndex(({isSelected}) => isSelected);
	const {start, end} = windowOf({length: restores.length, size: rows, index: selected});
	const hidden = {above: start, below: restores.length - end};
	return (
		<Box flexDirection="column" height={headRows + rows} flexShrink={0}>
			{headRows > 0 ? <TableHead frame={frame} plan={plan} hidden={hidden} /> : undefined}
			{restores.slice(start, end).map((restore) => (
				<RestoreRow key={keyOf(restore)} frame={frame} plan={plan} restore={restore} />
			))}
		</Box>
	);
}

/** So that the columns do not move as the end comes nearer. */
const leastEta = 8;

function keyOf({key: {cluster, tenant}}: RestoreView): string {
	return `${cluster} ${tenant}`;
}

/** All rows count, not only the visible ones, so that scrolling moves no column. */
function planFor({restores, columns, words, zone, state}: Frame): ColumnPlan {
	const longest = (tell: (restore: RestoreView) => string) =>
		Math.max(0, ...restores.map((restore) => widthOf(tell(restore))));
	return planColumns({
		columns,
		tenant: longest(({name}) => name),
		state: longest(({word}) => words.describeState(word).text),
		dataText: longest((restore) => formatAmount(restore, words)),
		logText: longest(({log}) => formatLag(log, {words, zone, now: state.now.at})),
		eta: restores.some(({rate}) => rate.eta !== undefined)
			? Math.max(
					leastEta,
					longest((one) => formatEta(one, words)),
				)
			: 0,
	});
}
