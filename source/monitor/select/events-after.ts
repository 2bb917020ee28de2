import type {RestoreEvent} from '../../domain/event.js';

/** The events with greater ids, oldest first. Searched from the end, since this is called after every fact. */
export function eventsAfter(events: readonly RestoreEvent[], id: number): readonly RestoreEvent[] {
	return events.slice(events.findLastIndex((event) => event.id <= id) + 1);
}
