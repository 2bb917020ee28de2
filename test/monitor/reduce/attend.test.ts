import assert from 'node:assert/strict';
import test from 'node:test';
import {isAway, selectMark} from '../../../source/monitor/select/mark.js';
import type {State} from '../../../source/monitor/state.js';
import {after, lost, readOf, succeeded, three} from '../../helpers/fleet-states.js';

const key = {type: 'commanded', command: {type: 'redraw'}} as const;
const seenId = three.nextEventId - 1;
const busy = [
	[60, readOf('a:1', 'rt2', succeeded)],
	[61, lost('b:1')],
] as const;

test('without a key for ten minutes the user is away, and what is new is marked', () => {
	const looked = after(three, [[0, key], ...busy]);
	const at = (second: number): State => after(looked, [[second, {type: 'ticked'}]]);
	assert.deepEqual([isAway(at(599)), selectMark(at(599))], [false, undefined]);
	assert.deepEqual([isAway(at(600)), selectMark(at(600))], [true, seenId]);
});

test('the next key ends the absence: it says what happened, and the key after that does not', () => {
	const back = after(three, [[0, key], ...busy, [700, key]]);
	assert.deepEqual(back.attention.news, [
		{key: 'unreachable', count: 1},
		{key: 'succeeded', count: 1},
	]);
	assert.equal(selectMark(back), seenId);
	const later = after(back, [[701, key]]);
	assert.deepEqual(later.attention.news, []);
	assert.equal(selectMark(later), seenId);
});

test('an absence in which nothing happened says nothing', () => {
	assert.deepEqual(
		after(three, [
			[0, key],
			[700, key],
		]).attention.news,
		[],
	);
});

test('while keys are pressed there is no mark', () => {
	const state = after(three, [[0, key], ...busy, [400, key], [900, key]]);
	assert.equal(selectMark(state), undefined);
});

test('what came while the screen stood still has not been seen', () => {
	const pause = {type: 'commanded', command: {type: 'togglePause'}} as const;
	const state = after(three, [[0, pause], ...busy, [100, key], [800, key]]);
	assert.equal(selectMark(state), seenId);
	assert.equal(state.attention.news.length, 2);
});

test('in a demo ten minutes of the user are many more of the clock', () => {
	const demo = after({...three, speed: 60}, [[0, key], ...busy, [35_999, {type: 'ticked'}]]);
	assert.equal(isAway(demo), false);
	assert.equal(isAway(after(demo, [[36_000, {type: 'ticked'}]])), true);
});
