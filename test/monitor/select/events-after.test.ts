import assert from 'node:assert/strict';
import test from 'node:test';
import type {RestoreEvent} from '../../../source/domain/event.js';
import {eventsAfter} from '../../../source/monitor/select/events-after.js';

/** Older events have been dropped from the log. */
const events = [5, 6, 7].map((id): RestoreEvent => ({id, at: 0, cluster: 'a:1', change: {type: 'dropped'}}));

for (const [id, expected] of [
	[0, [5, 6, 7]],
	[4, [5, 6, 7]],
	[5, [6, 7]],
	[7, []],
	[99, []],
] as const) {
	test(`after event ${id} come ${expected.length === 0 ? 'none' : expected.join(', ')}`, () => {
		assert.deepEqual(
			eventsAfter(events, id).map((event) => event.id),
			expected,
		);
	});
}

test('an empty log has none', () => {
	assert.deepEqual(eventsAfter([], 0), []);
});
