import assert from 'node:assert/strict';
import test from 'node:test';
import {observe} from '../../../source/domain/restore/observe.js';
import {createWatchedRestore} from '../../../source/domain/restore/watched-restore.js';
import {shouldLeaveList} from '../../../source/monitor/reduce/discovery-span.js';
import {reading, startedAt} from '../../helpers/facts.js';

const hour = 3_600_000;
const day = 24 * hour;
const sample = {at: startedAt, monotonicMs: 0, agentTime: startedAt};

function endedAgo(agoMs: number, {isPast = true, status = 'SUCCESS', isNamed = false} = {}) {
	const row = createWatchedRestore('rt2', {isPast, ...(isNamed ? {} : {ownJobId: 4})});
	return observe(row, reading({status, startedAt: 0, finishedAt: startedAt - agoMs}), sample);
}

const cases: ReadonlyArray<
	readonly [title: string, restore: ReturnType<typeof endedAgo>, sinceMs: number, leaves: boolean]
> = [
	['one of the past, within the time', endedAgo(hour), 2 * hour, false],
	['one of the past, beyond it', endedAgo(3 * hour), 2 * hour, true],
	['a success that was watched, for a day', endedAgo(23 * hour, {isPast: false}), 0, false],
	['a success that was watched, after that', endedAgo(25 * hour, {isPast: false}), 0, true],
	['a success that was watched, within a longer time', endedAgo(25 * hour, {isPast: false}), 2 * day, false],
	['a failure that was watched', endedAgo(90 * day, {isPast: false, status: 'FAIL'}), 0, false],
	['a failure of the past', endedAgo(90 * day, {status: 'FAIL'}), day, true],
	['one that was named', endedAgo(90 * day, {isNamed: true}), 0, false],
];

for (const [title, restore, sinceMs, leaves] of cases) {
	test(`${title}, ${leaves ? 'leaves' : 'stays in'} the list`, () => {
		assert.equal(shouldLeaveList(restore, {sinceMs, sample}), leaves);
	});
}
