import type {Change} from '../../domain/event.js';
import type {NewEvent} from './event-log.js';

const ends: ReadonlySet<Change['type']> = new Set([
	'succeeded',
	'failed',
	'explained',
	'ended',
	'dropped',
	'gone',
	'vanished',
]);

/** The events of one moment in the order in which they happened: milestones, then phases and the like, then ends. */
export function inOrder(events: readonly NewEvent[]): readonly NewEvent[] {
	return events.toSorted((one, other) => stepOf(one.change) - stepOf(other.change));
}

function stepOf({type}: Change): number {
	if (type === 'milestone') {
		return 0;
	}

	return ends.has(type) ? 2 : 1;
}
