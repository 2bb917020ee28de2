import assert from 'node:assert/strict';
import test from 'node:test';
import type {FactBody} from '../../source/monitor/fact.js';
import {isReportDue} from '../../source/report/report-due.js';
import {address, factAt, failedWith, fold, problem, readAt, reading, restoreRead, type Step} from '../helpers/facts.js';

const ended = (second: number, pauseMs: number): Step => [
	second,
	{type: 'roundEnded', cluster: address, tookMs: 5, pauseMs},
];
const progress: FactBody = {type: 'progressRead', cluster: address, rows: [], tookMs: 5};
const calm = [readAt(0, reading()), ended(0, 60_000)];
const lost = [...calm, [60, failedWith(problem('refused'))] as const, ended(60, 30_000)];

const facts: ReadonlyArray<readonly [name: string, before: readonly Step[], fact: FactBody, isDue: boolean]> = [
	[
		'at the end of a round',
		[readAt(0, reading())],
		{type: 'roundEnded', cluster: address, tookMs: 5, pauseMs: 9},
		true,
	],
	['not after one of its answers', calm, restoreRead(reading()), false],
	['not after a refusal in it', calm, failedWith(problem('tenantAbsent')), false],
	['not after progress that is read beside it', calm, progress, false],
	['not when time passes', lost, {type: 'ticked'}, false],
	['not at a failure in a round, which ends with it', calm, failedWith(problem('refused')), false],
	['when the failure of an agent changes between two rounds', lost, failedWith(problem('timeout')), true],
	['after progress while no round runs since the agent has failed', lost, progress, true],
	['not after progress of a cluster that nobody watches', lost, {...progress, cluster: 'b:1'}, false],
];

for (const [name, before, fact, isDue] of facts) {
	test(`a report is due ${name}`, () => {
		const second = isDue ? 61 : 62;
		assert.equal(isReportDue(fold([...before, [second, fact]]), factAt(second, fact)), isDue);
	});
}
