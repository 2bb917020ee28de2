import assert from 'node:assert/strict';
import test from 'node:test';
import {selectPause, selectSeen} from '../../../source/monitor/select/seen.js';
import {selectShown, selectShownEvents} from '../../../source/monitor/select/shown.js';
import type {State} from '../../../source/monitor/state.js';
import {after, command, lost, readOf, succeeded, three} from '../../helpers/fleet-states.js';

const pause = {type: 'togglePause'} as const;
const ended = readOf('a:1', 'rt2', succeeded);
const words = (state: State) => selectShown(state).map(({word}) => word.type);

test('a paused screen shows the world as it was, and the world goes on', () => {
	const paused = after(command(three, pause), [
		[60, ended],
		[61, lost('b:1')],
	]);
	const seen = selectSeen(paused);
	assert.deepEqual(words(seen), words(three));
	assert.equal(seen.events, three.events);
	assert.deepEqual(seen.now, three.now);
	assert.ok(paused.events.length > three.events.length);
	assert.equal(paused.clusters[0]?.restores[0]?.job?.outcome, 'succeeded');
});

test('what stands still is one reference to the state of that time, however long it lasts', () => {
	const paused = command(three, pause);
	const later = after(paused, [
		[60, ended],
		[61, lost('b:1')],
	]);
	assert.equal(later.paused, paused.paused);
	assert.equal(later.paused?.world.clusters, three.clusters);
	assert.equal(later.paused?.world.paused, undefined);
});

test('how long it has stood still is known, and how much has failed since', () => {
	assert.equal(selectPause(three), undefined);
	const paused = after(command(three, pause), [
		[60, ended],
		[61, lost('b:1')],
	]);
	assert.deepEqual(selectPause(paused), {
		forMs: 61_000,
		news: [
			{key: 'unreachable', count: 1},
			{key: 'succeeded', count: 1},
		],
	});
});

test('a live state is what is seen', () => {
	assert.equal(selectSeen(three), three);
});

test('keys work on what is seen: selection, filter, order and screens', () => {
	const paused = after(command(three, pause), [[60, ended]]);
	const [, second] = selectShown(three);
	const moved = command(paused, {type: 'moveSelection', by: 1});
	assert.deepEqual(moved.view.selected, second?.key);
	assert.equal(moved.events, paused.events);
	const sorted = command(paused, {type: 'sortByNext', columns: ['data']});
	const shares = selectShown(selectSeen(sorted)).map(({data}) => data.share?.percent);
	assert.deepEqual(shares, [52.1, 52.1, undefined, undefined]);
	const typed = command(paused, {type: 'beginFilter'}, {type: 'typeFilter', text: ':done'});
	assert.deepEqual(selectShown(selectSeen(typed)), []);
});

test('the rest of the program obeys at once: an end, a poll, another interval', () => {
	const paused = command(three, pause);
	assert.equal(command(paused, {type: 'quit'}).isQuitRequested, true);
	assert.equal(command(paused, {type: 'refresh'}).refreshes, three.refreshes + 1);
	const slower = command(paused, {type: 'changeInterval', to: 'longer'});
	assert.deepEqual([slower.intervalMs, selectSeen(slower).intervalMs], [5000, 5000]);
});

test('the screen goes on with what is now', () => {
	const resumed = command(after(command(three, pause), [[60, ended]]), pause);
	assert.equal(resumed.paused, undefined);
	assert.equal(selectSeen(resumed), resumed);
});

test('a log that is scrolled up keeps its position while it stands still, and afterwards', () => {
	const scrolled = command(three, {type: 'scrollEvents', by: -1, shown: 1});
	const last = (state: State) => {
		const seen = selectSeen(state);
		return selectShownEvents(seen).at(-1 - seen.view.eventsBack)?.id;
	};

	const paused = after(command(scrolled, pause), [
		[60, ended],
		[61, lost('b:1')],
	]);
	assert.equal(last(paused), last(scrolled));
	assert.equal(last(command(paused, pause)), last(scrolled));
});
