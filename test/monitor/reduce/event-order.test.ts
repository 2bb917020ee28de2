import assert from 'node:assert/strict';
import test from 'node:test';
import type {Change} from '../../../source/domain/event.js';
import {inOrder} from '../../../source/monitor/reduce/event-order.js';
import {address, fold, readAt, reading} from '../../helpers/facts.js';

const milestone: Change = {type: 'milestone', track: 'data', percent: 75};
const phase: Change = {type: 'phaseChanged', phase: 'checking', status: '', previous: 'restoring', isOpenStart: true};
const stalled: Change = {type: 'stalled', track: 'data'};
const dropped: Change = {type: 'dropped'};
const eventOf = (change: Change, tenant = 'rt2') => ({cluster: address, tenant, change});

test('of one moment the milestones come first, then phases, then ends', () => {
	const events = [dropped, phase, stalled, milestone].map((change) => eventOf(change));
	assert.deepEqual(
		inOrder(events).map(({change}) => change.type),
		['milestone', 'phaseChanged', 'stalled', 'dropped'],
	);
});

test('those of one kind keep their order', () => {
	const events = ['b', 'a', 'c'].map((tenant) => eventOf(phase, tenant));
	assert.deepEqual(inOrder(events), events);
});

test('the rows of one answer over SQL are logged in that order, whichever restore comes first', () => {
	const rowOf = (jobId: number, status: string, percent: number) =>
		({jobId, restoreTenantId: 1012, status, data: {percent}, log: {}}) as const;
	const readBoth = (checking: string, percent: number) =>
		({
			type: 'progressRead',
			cluster: address,
			rows: [rowOf(1, checking, 20), rowOf(2, 'RESTORING', percent)],
			tookMs: 5,
		}) as const;
	const {events} = fold(
		[
			readAt(0, reading({jobId: 1}), 'first'),
			readAt(0, reading({jobId: 2}), 'second'),
			[1, readBoth('RESTORING', 20)],
			[3, readBoth('POST_CHECK', 60)],
		],
		['first', 'second'],
	);
	assert.deepEqual(
		events.slice(-2).map(({tenant, change}) => [tenant, change.type]),
		[
			['second', 'milestone'],
			['first', 'phaseChanged'],
		],
	);
});
