import type {RestoreKey} from '../../domain/cluster.js';
import type {State} from '../state.js';
import type {Sort, SortColumn} from '../view.js';
import {selectClusterNames} from './cluster-names.js';
import type {RestoreView} from './restore-view.js';
import {selectRanked} from './restores.js';

/** What a column is sorted by: a name or a figure; undefined is unknown, which comes last either way. */
type Value = string | number | undefined;

/** The columns whose usual order has the greatest first. The state is ordered by urgency, as the list is anyway. */
const greatestFirst: ReadonlySet<SortColumn> = new Set(['state', 'data', 'log', 'elapsed']);

/** Whether the greatest comes first in this order. */
export function isDescending({column, isReversed}: Pick<Sort, 'column' | 'isReversed'>): boolean {
	return greatestFirst.has(column) !== isReversed;
}

/** All restores in an order that was chosen; where that makes no difference, in the usual order. */
export function sortRestores(state: State, sort: Pick<Sort, 'column' | 'isReversed'>): readonly RestoreKey[] {
	const ranked = selectRanked(state);
	if (sort.column === 'state') {
		const ordered = sort.isReversed ? ranked.toReversed() : ranked;
		return ordered.map(({key}) => key);
	}

	const names = selectClusterNames(state.clusters);
	const valued = ranked.map((restore) => ({key: restore.key, value: valueOf(restore, sort.column, names)}));
	const sign = isDescending(sort) ? -1 : 1;
	return valued.toSorted((one, other) => compare(one.value, other.value, sign)).map(({key}) => key);
}

function valueOf(
	{name, key, data, log, rate, outcome, elapsedMs}: RestoreView,
	column: SortColumn,
	names: ReadonlyMap<string, string>,
): Value {
	switch (column) {
		case 'tenant': {
			return name;
		}

		case 'cluster': {
			return names.get(key.cluster);
		}

		case 'data': {
			return data.share?.percent;
		}

		case 'log': {
			return log.share?.percent;
		}

		case 'eta': {
			return outcome === 'running' ? (rate.eta?.ms ?? rate.leastMs) : undefined;
		}

		case 'elapsed': {
			return elapsedMs;
		}

		case 'state': {
			return undefined;
		}
	}
}

/** `rt2` comes before `rt10`. */
const collator = new Intl.Collator('en', {numeric: true});

function compare(one: Value, other: Value, sign: 1 | -1): number {
	if (one === undefined || other === undefined) {
		return Number(one === undefined) - Number(other === undefined);
	}

	const difference = typeof one === 'number' && typeof other === 'number' ? one - other : compareTexts(one, other);
	return sign * difference;
}

function compareTexts(one: string | number, other: string | number): number {
	return collator.compare(String(one), String(other));
}
