import assert from 'node:assert/strict';
import test from 'node:test';
import type {Change} from '../../source/domain/event.js';
import {parseFailure} from '../../source/domain/failure.js';
import {describeEnding, isEnding} from '../../source/locale/describe-ending.js';
import {en} from '../../source/locale/en.js';
import {startedAt} from '../helpers/facts.js';

const totals = {totalBytes: 18_622_071, totalTablets: 590};
const failure = parseFailure('CLOG : OB_ENTRY_NOT_EXIST(-4018) on "10.10.10.3:2882" with traceid Y1');

const sentences: ReadonlyArray<readonly [sentence: string, change: Change]> = [
	[
		'succeeded, STANDBY until activated, after 3m16s, 590 tablets, 17.8 MB',
		{type: 'succeeded', elapsedMs: 196_427, ...totals, phases: []},
	],
	[
		'succeeded, STANDBY until activated, 590 tablets, 17.8 MB, avg 1.0 MB/s',
		{type: 'succeeded', ...totals, averageBytesPerSecond: 2 ** 20, phases: []},
	],
	['succeeded, STANDBY until activated', {type: 'succeeded', phases: []}],
	[
		'succeeded, STANDBY until activated, after 3m16s, 590 tablets, 17.8 MB | new restore, job 9',
		{type: 'succeeded', elapsedMs: 196_427, ...totals, newJobId: 9, phases: []},
	],
	[
		'failed after 41m02s: OB_ENTRY_NOT_EXIST (-4018) on 10.10.10.3:2882',
		{type: 'failed', elapsedMs: 2_462_000, failure},
	],
	['failed', {type: 'failed', failure: parseFailure('')}],
	['failed after 2s', {type: 'failed', elapsedMs: 2000}],
	['failed: a b | new restore, job 9', {type: 'failed', failure: parseFailure('a\nb'), newJobId: 9}],
	['failure reason: OB_ENTRY_NOT_EXIST (-4018) on 10.10.10.3:2882', {type: 'explained', failure}],
	['ended with status ODD', {type: 'ended', status: 'ODD'}],
	['tenant gone: restore cancelled or tenant dropped', {type: 'dropped'}],
	['tenant gone: dropped after its restore had ended', {type: 'gone'}],
	['agent no longer lists this restore', {type: 'vanished'}],
];

for (const [sentence, change] of sentences) {
	test(`the end of a restore says "${sentence}"`, () => {
		assert.ok(isEnding(change));
		const {lead, rest, detail} = describeEnding(change, en);
		assert.equal(`${lead}${rest}${detail === '' ? '' : ` | ${detail}`}`, sentence);
	});
}

test('the summary of a success has the phases that lasted at least a second', () => {
	const since = {at: startedAt, monotonicMs: 0};
	const phases = [
		{phase: 'creating', since, isOpenStart: true, durationMs: 11_000},
		{phase: 'restoring', since, isOpenStart: false, durationMs: 175_000},
		{phase: 'finishing', since, isOpenStart: false, durationMs: 900},
	] as const;
	const {summary} = describeEnding({type: 'succeeded', ...totals, phases}, en);
	assert.equal(summary, 'creating ≥ 11s, restoring 2m55s');
});

test('a tenant that is dropped after the end is no trouble', () => {
	assert.equal(describeEnding({type: 'gone'}, en).tone, 'plain');
	assert.equal(describeEnding({type: 'dropped'}, en).tone, 'bad');
});
