import assert from 'node:assert/strict';
import test from 'node:test';
import {parseFailure} from '../../source/domain/failure.js';
import {nextJob} from '../../source/domain/restore-job.js';
import {createWords} from '../../source/locale/create-words.js';
import {en} from '../../source/locale/en.js';
import type {Strings} from '../../source/locale/strings.js';
import {problem, reading, startedAt} from '../helpers/facts.js';

/** A language that has one word for everything and drops all arguments. */
const mute = silence(en) as Strings;

function silence(value: unknown): unknown {
	if (typeof value === 'string') {
		return '¤';
	}

	if (typeof value === 'function') {
		return () => '¤';
	}

	if (Array.isArray(value)) {
		return value.map((part) => silence(part));
	}

	return Object.fromEntries(Object.entries(value as object).map(([key, part]) => [key, silence(part)]));
}

const words = createWords(mute);
const data = {totalBytes: 18_622_071, finishedBytes: 9_000_000, totalTablets: 590};
const job = nextJob(undefined, reading({status: 'SUCCESS', finishedAt: startedAt, data}));
const span = {phase: 'restoring', since: {at: 0, monotonicMs: 0}, isOpenStart: true, durationMs: 9000} as const;
const failure = parseFailure('(-1)');
const first = {type: 'firstSeen', phase: 'restoring', status: '', jobId: 4, endedAgoMs: 1000, failure} as const;

const changes = [
	...(['running', 'unknown', 'succeeded', 'failed', 'waiting', 'none', 'dropped'] as const).map((outcome) => ({
		...first,
		outcome,
	})),
	{type: 'jobChanged', jobId: 4, phase: 'creating', status: ''},
	{type: 'phaseChanged', phase: 'done', status: '', previous: 'creating', previousMs: 9000, isOpenStart: false},
	{type: 'phaseChanged', phase: 'done', status: '', previous: 'creating', isOpenStart: false},
	{type: 'statusChanged', status: '', previous: ''},
	{type: 'milestone', track: 'data', percent: 25, job},
	{type: 'succeeded', elapsedMs: 9000, job, newJobId: 5, averageBytesPerSecond: 4, phases: [span]},
	{type: 'failed', elapsedMs: 9000, failure, newJobId: 5},
	{type: 'explained', failure},
	{type: 'ended', status: ''},
	{type: 'failed'},
	{type: 'dropped'},
	{type: 'gone'},
	{type: 'vanished'},
	{type: 'refused', problem: problem('refused')},
	{type: 'unreachable', problem: problem('refused')},
	{type: 'sqlOff', problem: {reason: 'failed', said: ''}},
	{type: 'versionChanged', version: '', previous: ''},
	{type: 'agentChanged', agent: ''},
	{type: 'agentUnused', agent: '', why: 'otherCluster'},
	{type: 'agentUnused', agent: '', why: 'notListed'},
	{type: 'execFailed', failure: {type: 'exited', code: 1}},
	{type: 'execFailed', failure: {type: 'leftOut', count: 2}},
	{type: 'restarted', counter: 'bytes', why: 'gap'},
	{type: 'stalled', track: 'log', longestPauseMs: 9000},
] as const;

/** What is no figure and no sign. */
const lettersOf = (text: string) => text.replaceAll(/\d+(?:\.\d+)?(?: [GKMT]B|[dhms])?/gv, '').match(/[A-Za-z]+/gv);

for (const change of changes) {
	test(`the words of "${change.type}" ${JSON.stringify(Object.values(change).slice(1, 2))} all come from the strings`, () => {
		const {lead, rest, detail, summary = ''} = words.describeChange(change);
		assert.equal(lettersOf([lead, rest, detail, summary].join(' ')), null);
	});
}

test('the words of the screen and of plain lines all come from the strings', () => {
	const {screen, report: lines} = words;
	const texts = [
		screen.restores(1),
		screen.restores(2),
		screen.tally('running', 2),
		screen.moreRestores(1, 1),
		screen.sqlOff({reason: 'noView', said: ''}),
		screen.whyUnknown('noRow'),
		screen.whyUnknown({reason: 'timeout', said: ''}),
		screen.thenSteps(['checking', 'upgrading']),
		screen.thenUnestimated(['data'], ['upgrading']),
		...Object.values(words.describeSqlProblem({reason: 'timeout', said: ''})),
		lines.percentOf('data', '62.8'),
		words.describeLag(9000),
		words.ago(9000),
		words.describeState({type: 'noAnswer', code: 'timeout', forMs: 9000}).text,
		...Object.values(words.describeProblem(problem('timeout'), {address: ''})),
	];
	assert.equal(lettersOf(texts.join(' ')), null);
});
