import {countNews} from '../select/count-news.js';
import {eventsAfter} from '../select/events-after.js';
import {isAway} from '../select/mark.js';
import type {State} from '../state.js';
import {initialAttention} from '../view.js';

/**
 * The state at a key: the user has seen what the screen shows. After an absence it says what happened meanwhile, until the
 * next key, and marks in the log where it began.
 */
export function attend(state: State): State {
	const {attention, now, events, paused} = state;
	const {lastEventId, markId} = attention;
	const wasAway = isAway(state);
	return {
		...state,
		attention: {
			lastMs: now.monotonicMs,
			// While the screen stands still, newer events are not seen.
			lastEventId: (paused?.world ?? state).nextEventId - 1,
			markId: wasAway ? lastEventId : markId,
			news: wasAway ? countNews(eventsAfter(events, lastEventId)) : initialAttention.news,
		},
	};
}
