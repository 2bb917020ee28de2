import assert from 'node:assert/strict';
import test from 'node:test';
import {addEvents, type NewEvent} from '../../../source/monitor/reduce/event-log.js';
import {endIntervals} from '../../../source/monitor/reduce/intervals.js';
import {eventLimit, type State} from '../../../source/monitor/state.js';
import {address, fold, problem} from '../../helpers/facts.js';

const dropped: NewEvent = {cluster: address, tenant: 'rt2', change: {type: 'dropped'}};
const stalled: NewEvent = {
	cluster: address,
	tenant: 'rt2',
	change: {type: 'stalled', track: 'data', longestPauseMs: 1},
	interval: {sinceMonotonicMs: 4000},
};
const unreachable: NewEvent = {
	cluster: address,
	change: {type: 'unreachable', problem: problem('refused')},
	interval: {sinceMonotonicMs: 3000},
};

/** Five seconds after the start. */
function logOf(...events: readonly NewEvent[]): State {
	return addEvents(fold([[5, {type: 'ticked'}]]), events);
}

function intervalsOf({events}: State) {
	return events.map(({interval}) => interval);
}

test('an event with an interval opens an interval of its type', () => {
	assert.deepEqual(logOf(dropped, stalled, unreachable).openIntervals, [
		{type: 'stalled', cluster: address, tenant: 'rt2', eventId: 2},
		{type: 'unreachable', cluster: address, eventId: 3},
	]);
});

test('the length of an interval is written on its own event only, and it is no longer open', () => {
	const state = endIntervals(logOf(dropped, stalled, unreachable), ({type}) => type === 'unreachable');
	assert.deepEqual(intervalsOf(state), [
		undefined,
		{sinceMonotonicMs: 4000},
		{sinceMonotonicMs: 3000, durationMs: 2000},
	]);
	assert.deepEqual(
		state.openIntervals.map(({eventId}) => eventId),
		[2],
	);
});

test('several intervals may end at once', () => {
	const {events, openIntervals} = endIntervals(logOf(stalled, unreachable), () => true);
	assert.deepEqual(
		events.map(({interval}) => interval?.durationMs),
		[1000, 2000],
	);
	assert.deepEqual(openIntervals, []);
});

test('where no interval is over the state stays as it is, so that nothing is drawn again', () => {
	const state = logOf(stalled);
	assert.equal(
		endIntervals(state, () => false),
		state,
	);
});

test('an interval is never negative', () => {
	const state = endIntervals(logOf({...unreachable, interval: {sinceMonotonicMs: 9000}}), () => true);
	assert.equal(state.events[0]?.interval?.durationMs, 0);
});

test('an interval that has ended does not end again', () => {
	const once = endIntervals(logOf(unreachable), () => true);
	const later: State = {...once, now: {...once.now, monotonicMs: 60_000}};
	assert.equal(
		endIntervals(later, () => true),
		later,
	);
});

test('an interval whose event is no longer in the log ends without a change of the log', () => {
	const full = addEvents(
		logOf(unreachable),
		Array.from({length: eventLimit}, () => dropped),
	);
	const {events, openIntervals} = endIntervals(full, () => true);
	assert.deepEqual(events, full.events);
	assert.deepEqual(openIntervals, []);
});
