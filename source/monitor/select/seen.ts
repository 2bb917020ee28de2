import {memoByReference} from '../../domain/memo.js';
import type {State} from '../state.js';
import type {NewsCounts} from '../view.js';
import {countNews} from './count-news.js';
import {eventsAfter} from './events-after.js';

/**
 * The state that the screen shows: while it is paused the world as it was then, seen as the user looks at it now. All else
 * of the program goes by the live state.
 */
export const selectSeen = memoByReference((state: State): State => {
	const {paused, view, attention, size, intervalMs, refreshes} = state;
	return paused === undefined ? state : {...paused.world, view, attention, size, intervalMs, refreshes};
});

/** How long the screen has stood still in ms, and what has happened since; undefined while it is live. */
export type PauseView = {readonly forMs: number; readonly news: NewsCounts};

export const selectPause = memoByReference((state: State): PauseView | undefined => {
	const {paused, now, events} = state;
	return (
		paused && {
			forMs: now.monotonicMs - paused.since.monotonicMs,
			news: countNews(eventsAfter(events, paused.world.nextEventId - 1)),
		}
	);
});
