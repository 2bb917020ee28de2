import type {ProblemCode} from '../../domain/problem.js';
import type {TallyKey} from '../../domain/tally-key.js';
import type {RestoreView} from './restore-view.js';

/** How many restores are in which state, for the summary line; a restore is counted once. */
export type Tally = {
	readonly total: number;
	readonly counts: ReadonlyArray<{readonly key: TallyKey; readonly count: number}>;
};

/** What needs a person comes first: the end of the line may be cut. */
const tallyOrder: readonly TallyKey[] = [
	'failed',
	'dropped',
	'stalled',
	'unreachable',
	'refused',
	'unreadable',
	'other',
	'waiting',
	'running',
	'succeeded',
];

export function selectTally(restores: readonly RestoreView[]): Tally {
	const keys = restores.map((restore) => tallyKeyOf(restore));
	const counts = tallyOrder.map((key) => ({key, count: keys.filter((other) => other === key).length}));
	return {total: restores.length, counts: counts.filter(({count}) => count > 0)};
}

const outageKeys: Readonly<Record<ProblemCode, TallyKey>> = {
	unreachable: 'unreachable',
	timeout: 'unreachable',
	unauthorized: 'refused',
	notFound: 'refused',
	rejected: 'refused',
	malformed: 'unreadable',
};

/** The state that a restore is counted as. */
export function tallyKeyOf({word, outcome, silence}: RestoreView): TallyKey {
	if (silence !== undefined) {
		return outageKeys[silence.code];
	}

	if (word.type === 'stalled' || word.type === 'noProgress') {
		return 'stalled';
	}

	return outcome === 'unknown' || outcome === 'none' ? 'other' : outcome;
}
