import assert from 'node:assert/strict';
import test from 'node:test';
import {changeInterval} from '../../../source/monitor/reduce/change-interval.js';
import {initialState} from '../../../source/monitor/state.js';

const steps = [
	[2000, 'longer', 5000],
	[2000, 'shorter', 1000],
	[500, 'shorter', 500],
	[100, 'shorter', 100],
	[100, 'longer', 500],
	[3000, 'shorter', 2000],
	[45_000, 'longer', 60_000],
	[600_000, 'longer', 600_000],
	[900_000, 'shorter', 600_000],
] as const;

for (const [from, to, expected] of steps) {
	test(`from ${from} ms, ${to}: ${expected} ms`, () => {
		assert.equal(changeInterval({...initialState, intervalMs: from}, to).intervalMs, expected);
	});
}

test('in a demo the shortest interval is half a second of real time, and nothing becomes longer by that', () => {
	const demo = {...initialState, intervalMs: 60_000, speed: 60};
	const shorter = changeInterval(demo, 'shorter');
	assert.equal(shorter.intervalMs, 30_000);
	assert.equal(changeInterval(shorter, 'shorter').intervalMs, 30_000);
	assert.equal(changeInterval({...demo, intervalMs: 20_000}, 'shorter').intervalMs, 20_000);
});
