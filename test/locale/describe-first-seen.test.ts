import assert from 'node:assert/strict';
import test from 'node:test';
import {parseFailure} from '../../source/domain/failure.js';
import {describeFirstSeen} from '../../source/locale/describe-first-seen.js';
import {en} from '../../source/locale/en.js';

const failure = parseFailure('CLOG : OB_ENTRY_NOT_EXIST(-4018) on "10.10.10.3:2882" with traceid Y1');
const daysMs = 86_400_000;
const running = {type: 'firstSeen', outcome: 'running', status: 'NEW_WORD'} as const;
const ended = {type: 'firstSeen', phase: 'unknown', status: '', jobId: 1} as const;
const absent = {type: 'firstSeen', phase: 'unknown', status: ''} as const;

const sentences = [
	['first seen | job 4, creating', {...running, phase: 'creating', jobId: 4}],
	['first seen | job 4, NEW_WORD', {...running, phase: 'unknown', jobId: 4}],
	['first seen | creating', {...running, phase: 'creating'}],
	['succeeded 41 days ago | job 1', {...ended, outcome: 'succeeded', endedAgoMs: 41 * daysMs}],
	['succeeded 1d05h ago | job 1', {...ended, outcome: 'succeeded', endedAgoMs: 29 * 3_600_000}],
	[
		'succeeded, STANDBY until activated, 23h00m ago | job 1',
		{...ended, outcome: 'succeeded', endedAgoMs: 23 * 3_600_000},
	],
	['succeeded 1d00h ago | job 1', {...ended, outcome: 'succeeded', endedAgoMs: daysMs}],
	['succeeded earlier | job 1', {...ended, outcome: 'succeeded'}],
	[
		'failed 3m16s ago: OB_ENTRY_NOT_EXIST (-4018) on 10.10.10.3:2882 | job 1',
		{...ended, outcome: 'failed', endedAgoMs: 196_000, failure},
	],
	['failed | job 1', {...ended, outcome: 'failed', failure: parseFailure('')}],
	['waiting: tenant does not exist yet', {...absent, outcome: 'waiting'}],
	['never restored', {...absent, outcome: 'none'}],
	['dropped', {...absent, outcome: 'dropped'}],
] as const;

for (const [sentence, change] of sentences) {
	test(`the first sight of a restore says "${sentence}"`, () => {
		const {lead, rest, detail} = describeFirstSeen(change, en);
		assert.equal(`${lead}${rest}${detail === '' ? '' : ` | ${detail}`}`, sentence);
	});
}
