import assert from 'node:assert/strict';
import test from 'node:test';
import type {RestoreEvent} from '../../../source/domain/event.js';
import {eventsAfter} from '../../../source/monitor/select/events-after.js';

const events = [4, 5, 6].map((id): RestoreEvent => ({id, at: 0, cluster: 'c', change: {type: 'gone'}}));

for (const [id, ids] of [
	[0, [4, 5, 6]],
	[3, [4, 5, 6]],
	[5, [6]],
	[6, []],
	[9, []],
] as const) {
	test(`after ${id} there are ${ids.length} events`, () => {
		assert.deepEqual(
			eventsAfter(events, id).map((event) => event.id),
			ids,
		);
	});
}
