import {cutText} from '../text/cut-text.js';
import type {Change} from './event.js';

/** Characters of a text in an event: more than a screen shows of one, and less than a comment or a message may have. */
const longestText = 1000;

/**
 * A change as the event log keeps it, for weeks: its texts are cut, and copied. A server's name that was found in a comment
 * is a view into it in V8, and would keep the whole comment in memory.
 */
export function keptChange(change: Change): Change {
	// Only the texts differ.
	return keep(change) as Change;
}

function keep(value: unknown): unknown {
	if (typeof value === 'string') {
		return cutText(value, longestText);
	}

	if (Array.isArray(value)) {
		return value.map((part: unknown) => keep(part));
	}

	if (typeof value !== 'object' || value === null) {
		return value;
	}

	return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, keep(part)]));
}
