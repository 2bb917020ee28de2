import assert from 'node:assert/strict';
import test from 'node:test';
import {updateRestore, updateRestores} from '../../../source/monitor/reduce/update-restores.js';
import type {State} from '../../../source/monitor/state.js';
import {address, fold, problem, readAt, reading, type Step} from '../../helpers/facts.js';

const watched = fold([], ['rt2', 'rt3']);
const key = {cluster: address, tenant: 'rt3'};

function restoresOf(state: State) {
	return state.clusters[0]?.restores ?? [];
}

const refused = problem('systemTenant', {code: 'rejected'});

test('one restore is changed and what became of it is logged, the others stay the same objects', () => {
	const next = updateRestore(watched, key, (restore) => ({...restore, problem: refused}));
	assert.deepEqual(
		restoresOf(next).map((restore) => restore.problem?.reason),
		[undefined, 'systemTenant'],
	);
	assert.equal(restoresOf(next)[0], restoresOf(watched)[0]);
	assert.deepEqual(
		next.events.map(({change, cluster, tenant}) => [change.type, cluster, tenant]),
		[['refused', address, 'rt3']],
	);
});

test('a restore that is not watched is not changed', () => {
	for (const other of [
		{...key, tenant: 'rt9'},
		{...key, cluster: 'b:1'},
	]) {
		assert.equal(
			updateRestore(watched, other, () => assert.fail('there is no such restore')),
			watched,
		);
	}
});

test('where a pass over all restores changes none the state stays as it is', () => {
	assert.equal(
		updateRestores(watched, address, (restore) => restore),
		watched,
	);
});

test('a pass over all restores logs what became of those that it has changed, in their order', () => {
	const next = updateRestores(watched, address, (restore) => ({...restore, problem: refused}));
	assert.deepEqual(
		next.events.map(({tenant}) => tenant),
		['rt2', 'rt3'],
	);
});

/** Both restores move until 100 s; then `rt2` stands still until 400 s. */
const stalling: readonly Step[] = Array.from({length: 41}, (_, index) => index * 10).flatMap((second) => {
	const at = (finishedBytes: number, jobId: number) => reading({jobId, data: {finishedBytes, totalBytes: 100_000}});
	return [readAt(second, at(Math.min(second, 100), 4), 'rt2'), readAt(second, at(second, 5), 'rt3')];
});

test('a standstill is an event of the restore that stands, open since it began', () => {
	const {events, openIntervals} = fold(stalling, ['rt2', 'rt3']);
	const stalls = events.filter(({change}) => change.type === 'stalled');
	assert.deepEqual(
		stalls.map(({tenant, interval}) => [tenant, interval?.sinceMonotonicMs]),
		[['rt2', 100_000]],
	);
	assert.deepEqual(
		openIntervals.map(({type, tenant}) => [type, tenant]),
		[['stalled', 'rt2']],
	);
});

test('a restore that has ended stands still no more', () => {
	const state = fold([...stalling, readAt(410, reading({status: 'SUCCESS', finishedAt: 1}))], ['rt2', 'rt3']);
	assert.deepEqual(state.openIntervals, []);
	const stall = state.events.find(({change}) => change.type === 'stalled');
	assert.equal(stall?.interval?.durationMs, 310_000);
});
