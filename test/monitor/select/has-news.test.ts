import assert from 'node:assert/strict';
import {test} from 'node:test';
import {hasNews} from '../../../source/monitor/select/has-news.js';
import {reduce} from '../../../source/monitor/reduce/reduce.js';
import type {State} from '../../../source/monitor/state.js';
import {address, factAt, failedWith, fold, problem, readAt, reading, type Step} from '../../helpers/facts.js';

const restoring = reading({status: 'RESTORING', data: {percent: 40, finishedBytes: 4, totalBytes: 10}});
const row = {jobId: 4, restoreTenantId: 1012, status: 'RESTORING', data: {percent: 40}, log: {}};
const rows = (facts: Partial<typeof row> = {}): Step[1] => ({
	type: 'progressRead',
	tookMs: 0,
	cluster: address,
	rows: [{...row, ...facts}],
});
const story: readonly Step[] = [
	readAt(0, restoring),
	[1, rows()],
	[2, {type: 'roundEnded', tookMs: 0, cluster: address, pauseMs: 2000}],
];

const before = fold(story);

function after(steps: readonly Step[], state = before): State {
	let next = state;
	for (const [second, fact] of steps) {
		next = reduce(next, factAt(second, fact));
	}

	return next;
}

const quiet: Readonly<Record<string, readonly Step[]>> = {
	'a tick': [[3, {type: 'ticked'}]],
	'the same answer again': [readAt(4, restoring)],
	'the same progress rows again': [[4, rows()]],
	'the end of another round': [[5, {type: 'roundEnded', tookMs: 0, cluster: address, pauseMs: 2000}]],
	'a command to poll at once': [[5, {type: 'commanded', command: {type: 'refresh'}}]],
};

for (const [what, steps] of Object.entries(quiet)) {
	test(`${what} is no news`, () => {
		assert.equal(hasNews(before, after(steps)), false);
	});
}

const news: Readonly<Record<string, readonly Step[]>> = {
	'another figure of the agent': [
		readAt(4, reading({status: 'RESTORING', data: {percent: 40, finishedBytes: 5, totalBytes: 10}})),
	],
	'a figure that is gone': [readAt(4, reading({status: 'RESTORING'})), [5, rows({data: {percent: 41}})]],
	'another figure over SQL': [[4, rows({data: {percent: 41}})]],
	'another status': [readAt(4, reading({status: 'POST_CHECK'}))],
	'the end': [readAt(4, reading({status: 'SUCCESS', finishedAt: 5}))],
	'a tenant that is gone': [
		[4, failedWith(problem('tenantAbsent'))],
		[5, failedWith(problem('tenantAbsent'))],
	],
	'an agent that is lost': [[4, failedWith(problem('refused'))]],
	'tasks of obshell': [[4, {type: 'restoreTasksRead', cluster: address, tasks: []}]],
	'the agent’s own row': [[4, {type: 'overviewRead', key: {cluster: address, tenant: 'rt2'}, jobId: 4}]],
	'a key': [[4, {type: 'commanded', command: {type: 'toggleHelp'}}]],
	'the name of the cluster': [[4, {type: 'nameRead', cluster: address, name: 'obprod'}]],
	'the version of the agent': [[4, {type: 'versionRead', cluster: address, agentVersion: '4.5.0.0'}]],
	'SQL that is lost': [[4, {type: 'sqlFailed', cluster: address, problem: {reason: 'timeout', said: ''}}]],
};

for (const [what, steps] of Object.entries(news)) {
	test(`${what} is news`, () => {
		assert.equal(hasNews(before, after(steps)), true);
	});
}

test('while an agent does not answer, the time of the next try is news', () => {
	const lost = after([[4, failedWith(problem('refused'))]]);
	const next = after([[5, {type: 'roundEnded', tookMs: 0, cluster: address, pauseMs: 8000}]], lost);
	assert.equal(hasNews(lost, next), true);
});

const pause = factAt(3, {type: 'commanded', command: {type: 'togglePause'}});
const failed = reading({status: 'FAIL', finishedAt: 1, comment: 'x'});

test('while the screen stands still only what is counted in its bar is news', () => {
	const paused = reduce(before, pause);
	assert.equal(hasNews(before, paused), true);
	assert.equal(hasNews(paused, after([readAt(4, {...restoring, data: {percent: 99}})], paused)), false);
	assert.equal(hasNews(paused, after([readAt(4, failed)], paused)), true);
	assert.equal(hasNews(paused, reduce(paused, pause)), true);
});
