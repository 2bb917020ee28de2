import assert from 'node:assert/strict';
import test from 'node:test';
import type {Command} from '../../../source/monitor/command.js';
import {screenOf, type State} from '../../../source/monitor/state.js';
import {after, command, lost, three} from '../../helpers/fleet-states.js';

/** Nine events. */
const busy = after(
	three,
	['a:1', 'b:1', 'c:1'].map((cluster, index) => [5 + index, lost(cluster)] as const),
);
const newest = busy.nextEventId - 1;
const scroll = (by: number): Command => ({type: 'scrollEventList', by, shown: 3, first: 3});
const lastOf = (state: State) => state.view.eventList.lastId;
const open = command(busy, {type: 'toggleEvents'});

test('the list is opened and closed by the same key, and by Esc', () => {
	assert.equal(screenOf(open.view), 'events');
	assert.equal(screenOf(command(open, {type: 'toggleEvents'}).view), 'overview');
	assert.equal(screenOf(command(open, {type: 'goBack'}).view), 'overview');
});

test('it follows new events until it is scrolled up, and again at its end', () => {
	assert.equal(lastOf(open), undefined);
	const up = command(open, scroll(-2));
	assert.equal(lastOf(up), newest - 2);
	assert.equal(lastOf(command(up, scroll(1))), newest - 1);
	assert.equal(lastOf(command(up, scroll(2))), undefined);
	assert.equal(lastOf(command(up, scroll(Number.MAX_SAFE_INTEGER))), undefined);
});

test('scrolled up it keeps its position while new events come', () => {
	const up = command(open, scroll(-2));
	const later = after(up, [
		[60, {type: 'agentAnswered', cluster: 'a:1'}],
		[61, lost('a:1')],
	]);
	assert.ok(later.events.length > up.events.length);
	assert.equal(lastOf(later), lastOf(up));
});

test('it ends where the oldest events fill the screen, and no key too many has to be taken back', () => {
	const top = command(open, scroll(-99), scroll(-1));
	assert.equal(lastOf(top), busy.events[2]?.id);
	assert.equal(lastOf(command(top, scroll(1))), busy.events[3]?.id);
});

test('following is ended where the list stands, and begun again at the end', () => {
	const standing = command(open, {type: 'toggleFollow'});
	assert.equal(lastOf(standing), newest);
	assert.equal(lastOf(command(standing, {type: 'toggleFollow'})), undefined);
	assert.equal(lastOf(command(open, scroll(-2), {type: 'toggleFollow'})), undefined);
});

test('events that fill no screen are not scrolled', () => {
	assert.equal(lastOf(command(open, {type: 'scrollEventList', by: -1, shown: 40, first: 40})), undefined);
});

test('long events are wrapped or cut, and only those of one restore listed or all', () => {
	const {eventList} = command(open, {type: 'toggleWrap'}, {type: 'toggleOnlySelected'}).view;
	assert.deepEqual([eventList.isWrapped, eventList.isOfSelected], [true, true]);
	const back = command(open, {type: 'toggleWrap'}, {type: 'toggleWrap'}).view.eventList;
	assert.equal(back.isWrapped, false);
});

test('it is opened at its end, however it was left', () => {
	const left = command(open, scroll(-2), {type: 'toggleEvents'});
	assert.equal(lastOf(command(left, {type: 'toggleEvents'})), undefined);
});
