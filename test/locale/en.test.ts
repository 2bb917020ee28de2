import assert from 'node:assert/strict';
import test from 'node:test';
import type {Change} from '../../source/domain/event.js';
import {parseFailure} from '../../source/domain/failure.js';
import type {ProblemReason} from '../../source/domain/problem.js';
import {english} from '../../source/locale/en.js';
import {problem, startedAt} from '../helpers/facts.js';

const bytes = {finishedBytes: 118_111_600_640, totalBytes: 236_223_201_280};
const totals = {totalBytes: 18_622_071, totalTablets: 590};
const comment = 'CLOG : OB_ERR_LOG_NOT_ENOUGH(-4018) on "10.10.10.3:2882" with traceid Y1';

const sentences: ReadonlyArray<readonly [Change, string]> = [
	[
		{type: 'firstSeen', outcome: 'running', phase: 'creating', status: 'CREATE_TENANT', jobId: 4},
		'first seen | job 4, creating',
	],
	[
		{type: 'firstSeen', outcome: 'running', phase: 'unknown', status: 'NEW_WORD', jobId: 4},
		'first seen | job 4, NEW_WORD',
	],
	[
		{type: 'firstSeen', outcome: 'succeeded', phase: 'done', status: 'SUCCESS', jobId: 1, endedAgoMs: 41 * 86_400_000},
		'succeeded 41 days ago | job 1',
	],
	[{type: 'firstSeen', outcome: 'waiting', phase: 'waiting', status: ''}, 'waiting: there is no such tenant yet'],
	[
		{
			type: 'phaseChanged',
			phase: 'restoring',
			status: '',
			previous: 'creating',
			previousMs: 11_000,
			isOpenStart: false,
		},
		'restoring | was creating, 11s',
	],
	[
		{type: 'phaseChanged', phase: 'restoring', status: '', previous: 'creating', previousMs: 11_000, isOpenStart: true},
		'restoring | was creating, ≥ 11s',
	],
	[{type: 'milestone', track: 'data', percent: 50, ...bytes}, 'data 50 % | 110.0 of 220.0 GB'],
	[{type: 'milestone', track: 'log', percent: 75, ...bytes}, 'log 75 %'],
	[{type: 'succeeded', elapsedMs: 196_427, ...totals, phases: []}, 'succeeded after 3m16s, 590 tablets, 17.8 MB'],
	[
		{type: 'failed', elapsedMs: 2_462_000, failure: parseFailure(comment)},
		'failed after 41m02s: OB_ERR_LOG_NOT_ENOUGH (-4018) on 10.10.10.3:2882',
	],
	[
		{type: 'succeeded', elapsedMs: 196_427, ...totals, newJobId: 9, phases: []},
		'succeeded after 3m16s, 590 tablets, 17.8 MB | a new restore, job 9',
	],
	[{type: 'failed', failure: parseFailure('')}, 'failed'],
	[{type: 'failed', failure: parseFailure('a\nb')}, 'failed: a b'],
	[{type: 'unreachable', problem: problem('refused')}, 'no answer: connection refused'],
	[{type: 'jobChanged', jobId: 9, phase: 'creating', status: ''}, 'a new restore, job 9 | creating'],
];

for (const [change, sentence] of sentences) {
	test(`an event says "${sentence}"`, () => {
		const {lead, rest, detail} = english.describeChange(change);
		assert.equal(`${lead}${rest}${detail === '' ? '' : ` | ${detail}`}`, sentence);
	});
}

test('the summary of a success says how long each phase was seen', () => {
	const since = {at: startedAt, monotonicMs: 0};
	const phases = [
		{phase: 'creating', since, isOpenStart: true, durationMs: 11_000},
		{phase: 'restoring', since, isOpenStart: false, durationMs: 175_000},
	] as const;
	const {rest, summary} = english.describeChange({
		type: 'succeeded',
		...totals,
		phases,
		averageBytesPerSecond: 2 ** 20,
	});
	assert.equal(rest, ', 590 tablets, 17.8 MB, avg 1.0 MB/s');
	assert.equal(summary, 'creating ≥ 11s, restoring 2m55s');
});

const reasons: readonly ProblemReason[] = [
	'refused',
	'timeout',
	'databaseHung',
	'tlsUntrusted',
	'tlsExpired',
	'tlsWrongName',
	'tlsCertificateWanted',
	'plainExpected',
	'noSocket',
	'socketDenied',
	'userDenied',
	'wrongPassword',
	'passwordUnchecked',
	'tenantAbsent',
	'neverRestored',
	'notInCluster',
	'notAnAgent',
	'unreadableRow',
];

for (const reason of reasons) {
	test(`the problem "${reason}" has a message that names whom it concerns, and a hint`, () => {
		const {message, hint} = english.describeProblem(problem(reason), {address: 'h:1', tenant: 'rt2'});
		assert.match(message, /h:1|rt2|agent/v);
		assert.ok(hint.length > 10);
	});
}

test('what an agent said itself follows where it adds something', () => {
	const said = {said: 'Error 4012'};
	assert.match(english.describeProblem(problem('databaseError', said), {address: 'h:1'}).message, /\(Error 4012\)$/v);
	assert.doesNotMatch(english.describeProblem(problem('wrongPassword', said), {address: 'h:1'}).message, /4012/v);
});

test('what to do about an agent fits into one line of a small terminal', () => {
	const hints = reasons
		.filter((reason) => reason !== 'wrongPassword')
		.map((reason) => english.describeProblem(problem(reason), {address: 'h:1', tenant: 'rt2'}).hint);
	assert.deepEqual(
		hints.filter((hint) => hint.length > 76),
		[],
	);
});

test('hints name only options that the help lists', () => {
	for (const reason of reasons) {
		for (const option of english
			.describeProblem(problem(reason), {address: 'h:1', tenant: 't'})
			.hint.match(/--[\-a-z]+/gv) ?? []) {
			assert.ok(english.usage.help.includes(option), option);
		}
	}
});

const states = [
	[{type: 'phase', phase: 'restoring', status: 'RESTORING'}, 'restoring'],
	[{type: 'phase', phase: 'unknown', status: 'NEW_WORD'}, 'NEW_WORD'],
	[{type: 'failed', code: -4018}, 'failed -4018'],
	[{type: 'failed', code: undefined}, 'failed'],
	[{type: 'none'}, 'never restored'],
	[{type: 'noAnswer', code: 'unreachable', forMs: 44_900}, 'no answer 40s'],
	[{type: 'noAnswer', code: 'timeout', forMs: 130_000}, 'no answer 2m'],
	[{type: 'noAnswer', code: 'unreachable', forMs: 3_700_000}, 'no answer 1h01m'],
	[{type: 'noAnswer', code: 'unreachable', forMs: 4000}, 'no answer'],
	[{type: 'noAnswer', code: 'unauthorized', forMs: 44_900}, 'refused 40s'],
	[{type: 'noAnswer', code: 'malformed', forMs: 44_900}, 'unreadable 40s'],
] as const;

for (const [word, text] of states) {
	test(`the state is "${text}"`, () => {
		assert.equal(english.describeState(word).text, text);
	});
}

test('what is not estimated begins with the tracks that have yet to move', () => {
	const {thenUnestimated} = english.screen;
	assert.equal(thenUnestimated([]), 'then checking, upgrading (not estimated)');
	assert.equal(thenUnestimated(['log']), 'then log, checking, upgrading (not estimated)');
});
