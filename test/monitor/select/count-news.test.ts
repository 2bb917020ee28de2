import assert from 'node:assert/strict';
import test from 'node:test';
import type {Change} from '../../../source/domain/event.js';
import {countNews} from '../../../source/monitor/select/count-news.js';

const events = (...changes: readonly Change[]) =>
	changes.map((change, index) => ({id: index + 1, at: 0, cluster: 'a:1', change}));

test('ends and standstills are counted, the worst first', () => {
	const counted = countNews(
		events(
			{type: 'succeeded', phases: []},
			{type: 'failed'},
			{type: 'stalled', track: 'data'},
			{type: 'cancelled'},
			{type: 'dropped'},
			{type: 'succeeded', phases: []},
		),
	);
	assert.deepEqual(counted, [
		{key: 'failed', count: 1},
		{key: 'dropped', count: 2},
		{key: 'stalled', count: 1},
		{key: 'succeeded', count: 2},
	]);
});

test('steps on the way are no news', () => {
	assert.deepEqual(countNews(events({type: 'milestone', track: 'data', percent: 25}, {type: 'vanished'})), []);
});
