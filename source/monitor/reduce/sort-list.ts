import {sortRestores} from '../select/sort-restores.js';
import type {State} from '../state.js';
import type {Sort, SortColumn} from '../view.js';
import {withView} from './with-view.js';

/** The state sorted by the next of these columns, which are those on the screen; after the last one by urgency again. */
export function sortByNext(state: State, columns: readonly SortColumn[]): State {
	const column = state.view.sort?.column;
	const next = columns[column === undefined ? 0 : columns.indexOf(column) + 1];
	const isLost = column !== undefined && !columns.includes(column);
	return next === undefined || isLost
		? withView(state, {sort: undefined})
		: withSort(state, {column: next, isReversed: false});
}

/** The usual order reversed is one by the state, with what needs nobody on top. */
export function reverseSort(state: State): State {
	const {sort} = state.view;
	if (sort === undefined) {
		return withSort(state, {column: 'state', isReversed: true});
	}

	return withSort(state, {column: sort.column, isReversed: !sort.isReversed});
}

/** Figures change with every reading: rows that changed their places as often could not be read. In ms. */
const sortedForMs = 10_000;

/**
 * The state with a chosen order renewed: where restores came or changed their states, else every ten seconds. Called after
 * every fact. A screen that stands still is not sorted anew.
 */
export function keepSorted(state: State, before: State): State {
	const {sort} = state.view;
	if (sort === undefined || state.paused !== undefined || state.clusters === before.clusters) {
		return state;
	}

	const isDue = state.now.monotonicMs - sort.sortedMs >= sortedForMs || state.list !== before.list;
	return isDue ? withSort(state, sort) : state;
}

function withSort(state: State, {column, isReversed}: Pick<Sort, 'column' | 'isReversed'>): State {
	const keys = sortRestores(state, {column, isReversed});
	return withView(state, {sort: {column, isReversed, keys, sortedMs: state.now.monotonicMs}});
}
