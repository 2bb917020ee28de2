import assert from 'node:assert/strict';
import test from 'node:test';
import {unknownRate, type ProgressRate} from '../../../source/domain/progress/progress-rate.js';
import {selectRestores} from '../../../source/monitor/select/restores.js';
import type {RestoreView} from '../../../source/monitor/select/restore-view.js';
import {widthOfLine} from '../../../source/ui/line/line.js';
import {drawRateLine} from '../../../source/ui/restore/rate-line.js';
import {fold, readAt, reading} from '../../helpers/facts.js';
import {frameOf, textOf} from '../../helpers/frame.js';

const minute = 60_000;
const mebibyte = 1024 ** 2;
const state = fold([readAt(0, reading())]);
const [plain] = selectRestores(state);

function restore(rate: Partial<ProgressRate>, speeds: readonly number[] = []): RestoreView {
	assert.ok(plain);
	return {...plain, rate: {...unknownRate, ...rate}, speeds};
}

function draw(view: RestoreView, width = 100): string {
	return textOf(drawRateLine(view, frameOf(state), width));
}

const rate = {bytesPerSecond: 31.2 * mebibyte, averageBytesPerSecond: 27.9 * mebibyte};
const eta = {ms: 40 * minute, lowMs: 35 * minute, highMs: 50 * minute};

test('where nobody counts there is no line', () => {
	assert.equal(draw(restore({})), '');
});

test('rate, average, end and what the rate was lately', () => {
	assert.equal(
		draw(restore({...rate, eta}, [1, 2, 4])),
		'31.2 MB/s  avg 27.9 MB/s   about 10:40, in 40m (35m–50m)   ⡠⠁',
	);
});

test('an end without a rate in bytes, where only tablets move', () => {
	assert.equal(draw(restore({eta})), 'about 10:40, in 40m (35m–50m)   ');
});

test('a wide range is no point in time', () => {
	assert.match(draw(restore({...rate, eta: {...eta, highMs: 120 * minute}})), /in 35m to 2h/v);
});

test('a standstill grows by five seconds, then by the minute; the longest pause before it is exact', () => {
	const standstill = {track: 'data', longestPauseMs: 37_000} as const;
	assert.match(draw(restore({standstill: {...standstill, sinceMs: 128_000}})), /no progress for 2m05s \(.* 37s\)/v);
	assert.match(draw(restore({standstill: {...standstill, sinceMs: 728_000}})), /no progress for 12m \(/v);
});

test('a standstill since the first reading has no earlier pause', () => {
	const standstill = {track: 'data', longestPauseMs: undefined, sinceMs: 200_000} as const;
	assert.equal(draw(restore({standstill})), 'no progress for 3m20s   ');
});

test('a rate of 0 names the one before it', () => {
	const stalled = restore({bytesPerSecond: 0, bytesPerSecondBefore: 49.6 * mebibyte, averageBytesPerSecond: mebibyte});
	assert.equal(draw(stalled), '0 B/s (was 49.6 MB/s)  avg 1.0 MB/s   ');
});

test('an estimate of one track alone is a lower bound, rounded down', () => {
	assert.equal(draw(restore({leastMs: 20 * minute + 59_000})), 'at least 20m left   ');
});

test('figures that are not read any more are dimmed, with their age and without an end', () => {
	const old = {...restore({...rate, eta}, [1, 2, 4]), areFiguresStale: true, figuresAgeMs: 3 * minute};
	const line = drawRateLine(old, frameOf(state), 100);
	assert.equal(textOf(line), '31.2 MB/s  avg 27.9 MB/s   figures 3m old   ⡠⠁');
	assert.deepEqual(
		line.filter(({text, meaning}) => text.trim() !== '' && meaning !== 'dim').map(({text}) => text),
		['figures 3m old'],
	);
});

test('slow is said', () => {
	assert.match(draw(restore({...rate, isSlow: true})), /avg 27\.9 MB\/s {2}slow/v);
});

test('the line is never wider than its room, and its tail goes first', () => {
	const view = restore({...rate, eta}, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
	for (let width = 0; width <= 120; width++) {
		assert.ok(widthOfLine(drawRateLine(view, frameOf(state), width)) <= width, String(width));
	}

	assert.doesNotMatch(draw(view, 58), /[\u{2800}-\u{28FF}]/v);
	assert.match(draw(view, 58), /in 40m/v);
});

test('the graph of a restore that has ended is grey', () => {
	const view = {...restore(rate, [1, 2, 4]), outcome: 'succeeded'} as const;
	assert.equal(drawRateLine(view, frameOf(state), 100).at(-1)?.meaning, 'dim');
	assert.equal(drawRateLine(restore(rate, [1, 2, 4]), frameOf(state), 100).at(-1)?.meaning, 'dataTrack');
});
