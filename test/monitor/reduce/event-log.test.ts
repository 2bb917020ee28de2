import assert from 'node:assert/strict';
import test from 'node:test';
import {addEvents, type NewEvent} from '../../../source/monitor/reduce/event-log.js';
import {eventLimit, type State} from '../../../source/monitor/state.js';
import {address, fold, startedAt} from '../../helpers/facts.js';

const dropped: NewEvent = {cluster: address, tenant: 'rt2', change: {type: 'dropped'}};
function many(count: number): readonly NewEvent[] {
	return Array.from({length: count}, () => dropped);
}

/** A log of `count` events that is scrolled up by `eventsBack` rows. */
function logOf(count: number, eventsBack = 0): State {
	const state = addEvents(fold([[5, {type: 'ticked'}]]), many(count));
	return {...state, view: {...state.view, eventsBack}};
}

function idsOf({events}: State): readonly number[] {
	return events.map(({id}) => id);
}

test('no news leave the state as it is, so that nothing is drawn again', () => {
	const state = logOf(3);
	assert.equal(addEvents(state, []), state);
});

test('an event gets the time of the newest fact by our wall clock, and the next number', () => {
	const {events, nextEventId} = logOf(2);
	assert.deepEqual(events, [
		{...dropped, id: 1, at: startedAt + 5000},
		{...dropped, id: 2, at: startedAt + 5000},
	]);
	assert.equal(nextEventId, 3);
});

test('a full log drops its oldest events, one for each new one', () => {
	const full = logOf(eventLimit);
	assert.equal(full.events.length, eventLimit);
	const next = addEvents(full, many(2));
	assert.equal(next.events.length, eventLimit);
	assert.deepEqual([next.events[0]?.id, next.events.at(-1)?.id], [3, eventLimit + 2]);
});

test('more news than a log holds leave the newest of them', () => {
	const state = logOf(eventLimit + 7);
	assert.equal(state.events.length, eventLimit);
	assert.deepEqual([state.events[0]?.id, state.events.at(-1)?.id], [8, eventLimit + 7]);
});

test('an id is never used twice, also after its event is dropped', () => {
	const once = addEvents(logOf(eventLimit), many(5));
	const twice = addEvents(once, many(5));
	const ids = idsOf(twice);
	assert.equal(new Set(ids).size, eventLimit);
	assert.equal(ids.at(-1), eventLimit + 10);
	assert.equal(twice.nextEventId, eventLimit + 11);
});

const scrolls = [
	['a log that follows goes on following', 10, 0, 3, 0],
	['a log that is scrolled up stays where it is', 10, 4, 3, 7],
	['one line up is scrolled up already', 10, 1, 1, 2],
	['a log cannot be scrolled up further than it reaches', eventLimit, eventLimit - 1, 5, eventLimit],
] as const;

for (const [name, count, eventsBack, added, expected] of scrolls) {
	test(`while news come in ${name}`, () => {
		assert.equal(addEvents(logOf(count, eventsBack), many(added)).view.eventsBack, expected);
	});
}

test('a log that is scrolled up does not move for an event that the filter hides', () => {
	const {view, ...state} = logOf(10, 4);
	const filtered = {...state, view: {...view, clusterFilter: 'b:1'}};
	assert.equal(addEvents(filtered, many(3)).view.eventsBack, 4);
	assert.equal(addEvents(filtered, [{...dropped, cluster: 'b:1'}]).view.eventsBack, 5);
});
