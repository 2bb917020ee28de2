import assert from 'node:assert/strict';
import test from 'node:test';
import {drawOwnEvents} from '../../../source/ui/detail/own-events.js';
import {failedWith, fold, problem, readAt, reading, type Step} from '../../helpers/facts.js';
import {moving} from '../../helpers/mixed-states.js';
import {drawOf} from '../../helpers/detail.js';

test('the events are those of this restore alone, without its name', () => {
	const state = fold(
		[
			readAt(0, moving, 'rt3'),
			readAt(1, reading({status: 'CREATE_TENANT'})),
			readAt(12, moving),
			[20, failedWith(problem('refused'))],
		],
		['rt2', 'rt3'],
	);
	const rows = drawOf(drawOwnEvents, state, {columns: 60});
	assert.equal(rows[1]?.replaceAll('─', '').trim(), 'events of rt2');
	assert.deepEqual(
		rows.slice(2).map((row) => row.slice(0, 32).trim()),
		['10:00:01  first seen   job 4, cre', '10:00:12  restoring   creating t'].map((row) => row.slice(0, 29).trim()),
	);
});

test('only the last of many are shown, and no quarters of the way', () => {
	const steps: readonly Step[] = Array.from({length: 60}, (_, index) =>
		readAt(index, reading({status: index % 2 === 0 ? 'POST_CHECK' : 'UPGRADE', data: {percent: index}})),
	);
	const rows = drawOf(drawOwnEvents, fold(steps)).slice(2);
	assert.equal(rows.length, 20);
	assert.match(rows.at(-1) ?? '', /^ {3}10:00:59/v);
	assert.ok(rows.every((row) => !row.includes('%')));
});

test('a restore without events has no such section', () => {
	assert.deepEqual(drawOf(drawOwnEvents, fold([])), []);
});
