import assert from 'node:assert/strict';
import test from 'node:test';
import {nextPhases, type PhaseSpan} from '../../../source/domain/restore/phase-span.js';
import {nextJob} from '../../../source/domain/restore-job.js';
import {reading, startedAt} from '../../helpers/facts.js';

const at = (ms: number) => ({at: startedAt + ms, monotonicMs: ms});

/** The spans after these statuses, ten seconds apart. */
function spansOf(...statuses: readonly string[]): readonly PhaseSpan[] {
	let spans: readonly PhaseSpan[] = [];
	for (const [index, status] of statuses.entries()) {
		spans = nextPhases(spans, nextJob(undefined, reading({status})), {
			moment: at(index * 10_000),
			startedMs: undefined,
		});
	}

	return spans;
}

test('the first phase began before it was observed, and is open', () => {
	assert.deepEqual(spansOf('CREATE_TENANT'), [{phase: 'creating', since: at(0), isOpenStart: true}]);
});

test('another phase ends the last one', () => {
	assert.deepEqual(spansOf('CREATE_TENANT', 'CREATE_TENANT', 'RESTORING'), [
		{phase: 'creating', since: at(0), isOpenStart: true, durationMs: 20_000},
		{phase: 'restoring', since: at(20_000), isOpenStart: false},
	]);
});

test('another status of the same phase does not', () => {
	const spans = spansOf('RESTORING');
	const job = nextJob(undefined, reading({status: 'RESTORE_WAIT_LS'}));
	assert.equal(nextPhases(spans, job, {moment: at(10_000), startedMs: undefined}), spans);
});

test('a final phase has no duration', () => {
	assert.equal(spansOf('RESTORING', 'SUCCESS').at(-1)?.durationMs, 0);
});

test('RESTORE_FAIL ends the phase that has failed, and the history adds nothing to that', () => {
	const spans = spansOf('RESTORING', 'RESTORE_FAIL', 'FAIL');
	assert.deepEqual(
		spans.map(({phase, durationMs}) => [phase, durationMs]),
		[
			['restoring', 10_000],
			['failed', 0],
		],
	);
});

test('of many phases the latest fifty are kept', () => {
	const spans = spansOf(...Array.from({length: 120}, (_, index) => (index % 2 === 0 ? 'CREATE_TENANT' : 'RESTORING')));
	assert.equal(spans.length, 50);
	assert.equal(spans.at(-1)?.since.monotonicMs, 1_190_000);
});

test('creating is the first phase: it began with the job', () => {
	const job = nextJob(undefined, reading({status: 'CREATE_TENANT'}));
	assert.deepEqual(nextPhases([], job, {moment: at(5000), startedMs: -3000}), [
		{phase: 'creating', since: at(-3000), isOpenStart: false},
	]);
});

test('the last phase ends with the job, not when that is read: no phase is longer than the whole', () => {
	const spans = nextPhases([], nextJob(undefined, reading({status: 'RESTORING'})), {moment: at(0), startedMs: 0});
	const times = {startedAt, finishedAt: startedAt + 90_000};
	const ended = nextJob(undefined, reading({...times, status: 'SUCCESS'}));
	const [restoring, done] = nextPhases(spans, ended, {moment: at(130_000), startedMs: 0});
	assert.equal(restoring?.durationMs, 90_000);
	assert.equal(done?.since.monotonicMs, 90_000);
});

test('a phase that was first read after the job had ended takes no time, and not less', () => {
	const spans = nextPhases([], nextJob(undefined, reading({status: 'RESTORING'})), {moment: at(95_000), startedMs: 0});
	const ended = nextJob(undefined, reading({startedAt, finishedAt: startedAt + 90_000, status: 'SUCCESS'}));
	assert.equal(nextPhases(spans, ended, {moment: at(130_000), startedMs: 0})[0]?.durationMs, 0);
});
