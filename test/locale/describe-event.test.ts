import assert from 'node:assert/strict';
import test from 'node:test';
import type {Change} from '../../source/domain/event.js';
import {describeChange} from '../../source/locale/describe-event.js';
import {en} from '../../source/locale/en.js';
import {problem} from '../helpers/facts.js';

const bytes = {finishedBytes: 118_111_600_640, totalBytes: 236_223_201_280};
const restoring = {type: 'phaseChanged', phase: 'restoring', status: ''} as const;

const sentences: ReadonlyArray<readonly [sentence: string, change: Change]> = [
	['first seen | job 4, creating', {type: 'firstSeen', outcome: 'running', phase: 'creating', status: '', jobId: 4}],
	['new restore started, job 9 | creating', {type: 'jobChanged', jobId: 9, phase: 'creating', status: ''}],
	['new restore started, job 9 | NEW_WORD', {type: 'jobChanged', jobId: 9, phase: 'unknown', status: 'NEW_WORD'}],
	['restoring | creating took 11s', {...restoring, previous: 'creating', previousMs: 11_000, isOpenStart: false}],
	['restoring | creating took ≥ 11s', {...restoring, previous: 'creating', previousMs: 11_000, isOpenStart: true}],
	['restoring | after creating', {...restoring, previous: 'creating', isOpenStart: true}],
	['restoring', {...restoring, previous: 'unknown', previousMs: 11_000, isOpenStart: true}],
	[
		'status RESTORE_PRE | was RESTORE_WAIT_LS',
		{type: 'statusChanged', status: 'RESTORE_PRE', previous: 'RESTORE_WAIT_LS'},
	],
	['data 50% | 110.0 of 220.0 GB', {type: 'milestone', track: 'data', percent: 50, ...bytes}],
	['log 75%', {type: 'milestone', track: 'log', percent: 75, ...bytes}],
	['refused: wrong root@sys password', {type: 'refused', problem: problem('wrongPassword')}],
	['no answer: connection refused', {type: 'unreachable', problem: problem('refused')}],
	['unreadable: unreadable response', {type: 'unreachable', problem: problem('unreadableAnswer', {code: 'malformed'})}],
	['agent version 4.5.0.0 | was 4.4.1.0', {type: 'versionChanged', version: '4.5.0.0', previous: '4.4.1.0'}],
	['now polling 10.20.10.2:2886', {type: 'agentChanged', agent: '10.20.10.2:2886'}],
	[
		'10.20.10.2:2886 not polled | it belongs to another cluster',
		{type: 'agentUnused', agent: '10.20.10.2:2886', why: 'otherCluster'},
	],
	[
		'10.20.10.2:2886 not polled | it refuses the password',
		{type: 'agentUnused', agent: '10.20.10.2:2886', why: 'passwordRefused'},
	],
	[
		'no agents learned | the cluster lists none at 127.0.0.1:2886',
		{type: 'agentUnused', agent: '127.0.0.1:2886', why: 'notListed'},
	],
	['sql off: access denied | User locked', {type: 'sqlOff', problem: {reason: 'accessDenied', said: 'User locked'}}],
	['sql off: timed out', {type: 'sqlOff', problem: {reason: 'timeout', said: 'connect ETIMEDOUT'}}],
	['sql off: ERROR 1146', {type: 'sqlOff', problem: {reason: 'failed', said: 'ERROR 1146'}}],
	['rate reset: log target changed', {type: 'restarted', counter: 'log', why: 'targetChanged'}],
	['rate reset: byte counter went backwards', {type: 'restarted', counter: 'bytes', why: 'wentBack'}],
	['data not moving; longest earlier pause 37s', {type: 'stalled', track: 'data', longestPauseMs: 37_000}],
	['log not moving; longest earlier pause 1m10s', {type: 'stalled', track: 'log', longestPauseMs: 70_000}],
];

for (const [sentence, change] of sentences) {
	test(`an event says "${sentence}"`, () => {
		const {lead, rest, detail} = describeChange(change, en);
		assert.equal(`${lead}${rest}${detail === '' ? '' : ` | ${detail}`}`, sentence);
	});
}
