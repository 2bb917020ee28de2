import assert from 'node:assert/strict';
import test from 'node:test';
import {selectRestores} from '../../../source/monitor/select/restores.js';
import type {RestoreView} from '../../../source/monitor/select/restore-view.js';
import {formatAmount, formatElapsed, formatLag, formatShare} from '../../../source/ui/restore/amounts.js';
import {english} from '../../../source/locale/en.js';
import {fold, problem, failedWith, readAt, reading, startedAt, type Step} from '../../helpers/facts.js';

const minute = 60_000;

function view(steps: readonly Step[]): RestoreView {
	const [restore] = selectRestores(fold(steps));
	assert.ok(restore);
	return restore;
}

/** Its start lies ten minutes before the first second. */
const running = reading();
const elapsed: ReadonlyArray<readonly [name: string, steps: readonly Step[], text: string]> = [
	['nothing before the first answer', [], ''],
	['five seconds at a time', [[200, {type: 'ticked'}], readAt(200, reading({startedAt}))], '3m20s'],
	['the same until the five seconds are over', [readAt(204, reading({startedAt}))], '3m20s'],
	['without seconds from ten minutes on', [readAt(124, running)], '12m'],
	['hours and minutes', [readAt(3600 + 124, running)], '1h12m'],
	['exact once it has ended', [readAt(300, reading({status: 'SUCCESS', finishedAt: startedAt + 123_000}))], '12m03s'],
	[
		'exact where the tenant was dropped',
		[readAt(123, running), [124, failedWith(problem('tenantAbsent'))], [126, failedWith(problem('tenantAbsent'))]],
		'12m03s',
	],
	['unknown where it starts in the agent’s future', [readAt(0, reading({startedAt: startedAt + minute}))], ''],
];

for (const [name, steps, text] of elapsed) {
	test(`elapsed: ${name}`, () => {
		assert.equal(formatElapsed(view(steps)), text);
	});
}

test('the amount of a running restore without figures is unknown, of an ended one empty', () => {
	assert.equal(formatAmount(view([readAt(0, running)]), english), 'unknown');
	assert.equal(formatAmount(view([readAt(0, reading({status: 'SUCCESS', finishedAt: startedAt}))]), english), '');
});

const style = {words: english, zone: 'utc', today: '2026-11-23'} as const;
const scn = (at: number) => BigInt(at) * 1_000_000n;
const logs: ReadonlyArray<readonly [name: string, log: Partial<RestoreView['log']>, text: string]> = [
	['how far it lies behind', {lagMs: 114 * minute}, '1h54m behind'],
	['that it has caught up', {lagMs: 999}, 'caught up'],
	['the clock of its target where the lag is unknown', {restoreScn: scn(startedAt)}, 'to 10:00:00'],
	['the date of a target on another day', {restoreScn: scn(startedAt - 1440 * minute)}, 'to 2026-11-22'],
	['nothing without a target', {}, ''],
	['nothing once it does not move', {lagMs: 0, tone: 'done'}, ''],
];

for (const [name, facts, text] of logs) {
	test(`log: ${name}`, () => {
		const log = {share: undefined, tone: 'moving', lagMs: undefined, ...facts} as const;
		assert.equal(formatLag(log, style), text);
	});
}

const shares = [
	[undefined, 0, ''],
	[{percent: 52.9, isOutside: false}, 0, '52%'],
	[{percent: 52.18, isOutside: false}, 1, '52.1%'],
	[{percent: 100, isOutside: true}, 0, '100%!'],
] as const;

for (const [share, decimals, text] of shares) {
	test(`a share of ${share?.percent ?? 'unknown size'} with ${decimals} decimals is "${text}"`, () => {
		assert.equal(formatShare({share, tone: 'moving'}, decimals), text);
	});
}
