import assert from 'node:assert/strict';
import test from 'node:test';
import type {FactBody} from '../../source/monitor/fact.js';
import {reduce} from '../../source/monitor/reduce/reduce.js';
import {createFrameRequests} from '../../source/run/request-frame.js';
import {address, factAt, fold, problem, readAt, reading, restoreRead} from '../helpers/facts.js';

const shown = fold([readAt(0, reading({status: 'RESTORING', data: {percent: 40}}))]);
const other = restoreRead(reading({status: 'RESTORING', data: {percent: 41}}));
const same = restoreRead(reading({status: 'RESTORING', data: {percent: 40}}));
const ended: FactBody = {type: 'roundEnded', cluster: address, tookMs: 5, pauseMs: 2000};

const cases: ReadonlyArray<readonly [title: string, second: number, fact: FactBody, requests: readonly string[]]> = [
	['a key is drawn at once', 1, {type: 'commanded', command: {type: 'toggleHelp'}}, ['requestNow']],
	['so is what became of a note', 1, {type: 'noteSaved', path: '/tmp/note.md'}, ['requestNow']],
	['and that it has been shown long enough', 1, {type: 'noticeEnded'}, ['requestNow']],
	['another size is drawn at once', 1, {type: 'resized', columns: 80, rows: 24}, ['requestNow']],
	['what was read is drawn when its step ends', 1, other, ['request']],
	['the same answer again is not drawn', 1, same, []],
	[
		'a failure is drawn when its step ends',
		1,
		{type: 'agentFailed', cluster: address, agent: address, problem: problem('refused')},
		['request'],
	],
	['the end of a round is the end of a step', 1, ended, ['endStep']],
	['a tick that changes nothing is the end of a step', 1, {type: 'ticked'}, ['endStep']],
	['a tick after five seconds is drawn, as time goes by in such steps', 5, {type: 'ticked'}, ['request', 'endStep']],
	['after five seconds any fact is drawn', 5, same, ['request']],
];

for (const [title, second, body, requests] of cases) {
	test(title, () => {
		const called: string[] = [];
		const call = (name: string) => () => {
			called.push(name);
		};

		const fact = factAt(second, body);
		const frames = {request: call('request'), endStep: call('endStep'), requestNow: call('requestNow')};
		let state = shown;
		const requestAfter = createFrameRequests(frames, () => state);
		state = reduce(shown, fact);
		requestAfter(fact);
		assert.deepEqual(called, requests);
	});
}
