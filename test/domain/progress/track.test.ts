import assert from 'node:assert/strict';
import test from 'node:test';
import {dataPercent, logLagMs, shareOf} from '../../../source/domain/progress/track.js';

const shares = [
	[undefined, undefined],
	[0, {percent: 0, isOutside: false}],
	[33.84, {percent: 33.84, isOutside: false}],
	[100, {percent: 100, isOutside: false}],
	[100.01, {percent: 100, isOutside: true}],
	[-1, {percent: 0, isOutside: true}],
] as const;

for (const [percent, share] of shares) {
	test(`${percent ?? 'an unknown percentage'} is drawn as ${JSON.stringify(share) ?? 'unknown'}`, () => {
		assert.deepEqual(shareOf(percent), share);
	});
}

const figures = [
	['nothing known stays unknown', {}, undefined],
	['the server’s own figure comes first', {percent: 99, finishedBytes: 1, totalBytes: 100}, 99],
	['bytes come next', {finishedBytes: 25, totalBytes: 100, finishedTablets: 1, totalTablets: 2}, 25],
	[
		'tablets, while bytes stand at 0',
		{finishedBytes: 0, totalBytes: 100, finishedTablets: 598, totalTablets: 1767},
		33.84,
	],
	['bytes at 0 without tablets are 0', {finishedBytes: 0, totalBytes: 100}, 0],
	['a total alone says nothing', {totalBytes: 100, totalTablets: 5}, undefined],
] as const;

for (const [name, data, percent] of figures) {
	test(`share of the data: ${name}`, () => {
		assert.equal(dataPercent(data), percent);
	});
}

const second = 1_000_000_000n;
const target = 1_795_000_000n * second;

const lags = [
	['unknown without a recovered SCN', {restoreScn: target}, undefined],
	['the distance in log time', {restoreScn: target, recoverScn: target - 90n * second}, 90_000],
	['never negative', {restoreScn: target, recoverScn: target + second}, 0],
] as const;

for (const [name, log, ms] of lags) {
	test(`lag of the log: ${name}`, () => {
		assert.equal(logLagMs(log), ms);
	});
}
