import type {RestoreKey} from '../domain/cluster.js';
import type {TallyKey} from '../domain/tally-key.js';

/** What the list can be sorted by: the titles of its columns. */
export type SortColumn = 'tenant' | 'cluster' | 'state' | 'data' | 'log' | 'eta' | 'elapsed';

/** An order that the user has chosen. */
export type Sort = {
	readonly column: SortColumn;
	/** Against the usual order of the column; the usual one of names is from A to Z, of percents the greatest first. */
	readonly isReversed: boolean;
	/** All restores in that order, when they were sorted last. */
	readonly keys: readonly RestoreKey[];
	/** When that was, by the monotonic clock. */
	readonly sortedMs: number;
};

/** A filter by names, states and clusters; see select/text-filter.ts. */
export type TextFilter = {
	/** As it was typed; '' is none. */
	readonly text: string;
	readonly isTyped: boolean;
};

/** The full-screen list of events. */
export type EventList = {
	/** The id of the last event that is shown; undefined follows new ones. */
	readonly lastId: number | undefined;
	/** Long events are wrapped instead of cut. */
	readonly isWrapped: boolean;
	/** Only events of the selected restore are shown. */
	readonly isOfSelected: boolean;
};

/** How many events of a kind there were, the worst kind first. */
export type NewsCounts = ReadonlyArray<{readonly key: TallyKey; readonly count: number}>;

/** When the user was there last. */
export type Attention = {
	/** When the last key was pressed, by the monotonic clock, and the newest event on the screen then. */
	readonly lastMs: number;
	readonly lastEventId: number;
	/** The newest event before the last absence; undefined where there was none. */
	readonly markId: number | undefined;
	/** What happened during the absence that the last key has ended; empty otherwise. */
	readonly news: NewsCounts;
};

/** The parts of a view at the start. */
export const initialViewParts: {
	readonly filter: TextFilter;
	readonly sort: Sort | undefined;
	readonly eventList: EventList;
	readonly isOtherZone: boolean;
	readonly isHeaderHidden: boolean;
} = {
	filter: {text: '', isTyped: false},
	sort: undefined,
	eventList: {lastId: undefined, isWrapped: false, isOfSelected: false},
	isOtherZone: false,
	isHeaderHidden: false,
};

export const initialAttention: Attention = {lastMs: 0, lastEventId: 0, markId: undefined, news: []};
