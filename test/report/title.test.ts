import assert from 'node:assert/strict';
import test from 'node:test';
import {english} from '../../source/locale/en.js';
import type {State} from '../../source/monitor/state.js';
import {formatTitle} from '../../source/report/title.js';
import {failedWith, fold, problem, readAt, reading, startedAt, type Step} from '../helpers/facts.js';

const running = (percent: number) =>
	reading({status: 'RESTORING', data: {percent, finishedBytes: percent * 1e8, totalBytes: 1e10}, log: {percent: 100}});
const failed = reading({status: 'FAIL', finishedAt: startedAt, comment: '(-4018)'});
const done = reading({status: 'SUCCESS', finishedAt: startedAt});

/** Ten minutes in which a percent is restored each ten seconds. */
const steady = (tenant: string): readonly Step[] =>
	Array.from({length: 53}, (_, index) => readAt(index * 10, running(index), tenant));

/** Half as fast. */
const slow = (tenant: string): readonly Step[] =>
	Array.from({length: 53}, (_, index) => readAt(index * 10, running(index / 2), tenant));

const titles: ReadonlyArray<readonly [title: string, state: State, expected: string]> = [
	['nothing known yet', fold([]), 'restop'],
	['a restore that runs, without an estimate', fold([readAt(0, running(52))]), 'restop ▸52%'],
	['with one', fold(steady('rt2')), 'restop ▸52% ~8m30s'],
	['without figures its phase', fold([readAt(0, reading({status: 'CREATE_TENANT'}))]), 'restop ▸creating'],
	[
		'failures first',
		fold([...steady('rt2'), readAt(520, failed, 'rt3'), readAt(520, done, 'rt4')], ['rt2', 'rt3', 'rt4']),
		'restop ✗1 ▸52% ~8m30s',
	],
	['all done', fold([readAt(0, done, 'rt2'), readAt(0, done, 'rt3')], ['rt2', 'rt3']), 'restop ✓2'],
	[
		'of several the one that ends last by its estimate',
		fold([...steady('rt2'), ...slow('rt3'), readAt(520, running(3), 'rt4')], ['rt2', 'rt3', 'rt4']),
		'restop ▸26% ~25m',
	],
	[
		'without estimates the least advanced, whose figures are known',
		fold([readAt(0, running(52)), readAt(0, running(3), 'rt3'), readAt(0, reading(), 'rt4')], ['rt4', 'rt2', 'rt3']),
		'restop ▸3%',
	],
	['what cannot be read', fold([readAt(0, running(52)), [60, failedWith(problem('refused'))]]), 'restop !1'],
];

for (const [title, state, expected] of titles) {
	test(`the title of the terminal: ${title}`, () => {
		assert.equal(formatTitle(state, english), expected);
	});
}

test('in ASCII the title has the signs of the screen', () => {
	const state = fold([readAt(0, running(52)), readAt(0, failed, 'rt3')], ['rt2', 'rt3']);
	assert.equal(formatTitle(state, english, 'asciiSigns'), 'restop x1 >52%');
	assert.equal(formatTitle(state, english, 'ascii'), 'restop x1 >52%');
});
