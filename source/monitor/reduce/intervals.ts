import type {RestoreEvent} from '../../domain/event.js';
import type {Moment} from '../../domain/moment.js';
import type {OpenInterval, State} from '../state.js';

/** Ends the open intervals that are over, and sets the length on their events, where the log still has them. */
export function endIntervals(state: State, isOver: (interval: OpenInterval) => boolean): State {
	const over = new Set(state.openIntervals.filter((interval) => isOver(interval)));
	if (over.size === 0) {
		return state;
	}

	const ids = new Set([...over].map(({eventId}) => eventId));
	return {
		...state,
		events: state.events.map((event) => (ids.has(event.id) ? withLength(event, state.now) : event)),
		openIntervals: state.openIntervals.filter((interval) => !over.has(interval)),
	};
}

function withLength(event: RestoreEvent, now: Moment): RestoreEvent {
	const {interval} = event;
	return interval === undefined
		? event
		: {...event, interval: {...interval, durationMs: Math.max(0, now.monotonicMs - interval.sinceMonotonicMs)}};
}
