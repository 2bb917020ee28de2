import type {Change, RestoreEvent} from '../../domain/event.js';
import type {TallyKey} from '../../domain/tally-key.js';
import type {NewsCounts} from '../view.js';

/** What somebody who was away wants to know first, the worst first. */
const order: readonly TallyKey[] = ['failed', 'dropped', 'stalled', 'unreachable', 'refused', 'succeeded'];

const keyOfChange: Readonly<Partial<Record<Change['type'], TallyKey>>> = {
	failed: 'failed',
	dropped: 'dropped',
	cancelled: 'dropped',
	stalled: 'stalled',
	unreachable: 'unreachable',
	refused: 'refused',
	succeeded: 'succeeded',
};

/** How many of the events are ends, standstills and outages. */
export function countNews(events: readonly RestoreEvent[]): NewsCounts {
	const groups = Map.groupBy(events, ({change}) => keyOfChange[change.type]);
	return order.flatMap((key) => {
		const count = groups.get(key)?.length ?? 0;
		return count === 0 ? [] : [{key, count}];
	});
}
