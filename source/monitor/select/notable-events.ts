import type {RestoreEvent} from '../../domain/event.js';
import {memoByReference} from '../../domain/memo.js';

/** Whether an event changes what a reader thinks of a restore. The quarters of its way are seen in the table as well. */
export function isNotable({change}: Pick<RestoreEvent, 'change'>): boolean {
	return change.type !== 'milestone';
}

/** The events of the list on the main screen, oldest first; computed once for each list. */
export const selectNotable = memoByReference((events: readonly RestoreEvent[]): readonly RestoreEvent[] =>
	events.filter((event) => isNotable(event)),
);
