import assert from 'node:assert/strict';
import test from 'node:test';
import {
	createWatchedRestore,
	hasEnded,
	hasProgress,
	outcomeOfRestore,
	phaseOfRestore,
	type WatchedRestore,
} from '../../../source/domain/restore/watched-restore.js';
import {nextJob} from '../../../source/domain/restore-job.js';
import type {DataFigures, LogFigures} from '../../../source/domain/restore-reading.js';
import {problem, reading, startedAt} from '../../helpers/facts.js';

const unread = createWatchedRestore('rt2');
const running: WatchedRestore = {...unread, job: nextJob(undefined, reading({status: 'RESTORING'}))};
const done: WatchedRestore = {
	...unread,
	job: nextJob(undefined, reading({status: 'SUCCESS', finishedAt: startedAt})),
};

const outcomes: ReadonlyArray<readonly [name: string, restore: WatchedRestore, outcome: string, phase: string]> = [
	['nothing is known of', unread, 'unknown', 'unknown'],
	['runs', running, 'running', 'restoring'],
	['has succeeded', done, 'succeeded', 'done'],
	['is waited for', {...unread, problem: problem('tenantAbsent')}, 'waiting', 'waiting'],
	['was never started', {...unread, problem: problem('neverRestored')}, 'none', 'unknown'],
	['the agent no longer lists after its end', {...done, problem: problem('neverRestored')}, 'succeeded', 'done'],
	['the agent no longer lists', {...running, problem: problem('neverRestored')}, 'none', 'unknown'],
	['cannot be read any more', {...running, problem: problem('unreadableRow')}, 'running', 'restoring'],
	['cannot be read at all', {...unread, problem: problem('unreadableRow')}, 'unknown', 'unknown'],
	[
		'had ended before its tenant was dropped',
		{...done, problem: problem('tenantAbsent'), isGone: true},
		'succeeded',
		'done',
	],
	['is gone with its tenant', {...running, problem: problem('tenantAbsent'), isDropped: true}, 'dropped', 'unknown'],
];

for (const [name, restore, outcome, phase] of outcomes) {
	test(`a restore that ${name} is ${outcome}, in the phase ${phase}`, () => {
		assert.deepEqual([outcomeOfRestore(restore), phaseOfRestore(restore)], [outcome, phase]);
	});
}

test('a job has ended if its outcome is certain, or its row has an end', () => {
	assert.deepEqual(
		[
			{outcome: 'running'},
			{outcome: 'succeeded'},
			{outcome: 'failed'},
			{outcome: 'unknown', finishedAt: startedAt},
		].map((job) => hasEnded(job as Parameters<typeof hasEnded>[0])),
		[false, true, true, true],
	);
});

const figures: ReadonlyArray<readonly [data: DataFigures, log: LogFigures, isCounted: boolean]> = [
	[{}, {}, false],
	[{}, {restoreScn: 1n}, false],
	[{}, {recoverScn: 0n}, true],
	[{}, {percent: 0}, true],
	[{finishedBytes: 0}, {}, true],
	[{totalTablets: 9}, {}, true],
];

for (const [data, log, isCounted] of figures) {
	const names = [...Object.keys(data), ...Object.keys(log)].join(' and ');
	test(`${names === '' ? 'nothing' : names} ${isCounted ? 'is progress' : 'is no progress'}`, () => {
		assert.equal(hasProgress({data, log}), isCounted);
	});
}
