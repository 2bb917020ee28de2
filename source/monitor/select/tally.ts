import type {RestoreView} from './restore-view.js';

/** How many restores are in which state, for the summary line; a restore is counted once. */
type Tally = {
	readonly total: number;
	readonly counts: ReadonlyArray<{readonly key: TallyKey; readonly count: number}>;
};

export type TallyKey = 'running' | 'stalled' | 'waiting' | 'succeeded' | 'failed' | 'dropped' | 'noAnswer' | 'other';

const tallyOrder: readonly TallyKey[] = [
	'running',
	'stalled',
	'waiting',
	'noAnswer',
	'succeeded',
	'failed',
	'dropped',
	'other',
];

export function selectTally(restores: readonly RestoreView[]): Tally {
	const keys = restores.map((restore) => tallyKey(restore));
	const counts = tallyOrder.map((key) => ({key, count: keys.filter((one) => one === key).length}));
	return {total: restores.length, counts: counts.filter(({count}) => count > 0)};
}

function tallyKey({word, outcome}: RestoreView): TallyKey {
	if (word.type === 'noAnswer' || word.type === 'stalled') {
		return word.type;
	}

	return outcome === 'unknown' || outcome === 'none' ? 'other' : outcome;
}
