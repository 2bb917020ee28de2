import assert from 'node:assert/strict';
import test from 'node:test';
import {unknownRate, type ProgressRate} from '../../source/domain/progress/progress-rate.js';
import {selectRestores} from '../../source/monitor/select/restores.js';
import type {RestoreView} from '../../source/monitor/select/restore-view.js';
import {widthOfLine} from '../../source/ui/line.js';
import {drawRateLine, formatEta} from '../../source/ui/rate-line.js';
import {drawSparkline} from '../../source/ui/sparkline.js';
import {english} from '../../source/locale/en.js';
import {fold, read, report} from '../helpers/facts.js';
import {frameOf, textOf} from '../helpers/frame.js';

const minute = 60_000;
const mebibyte = 1024 ** 2;
const state = fold([read(0, report())]);
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
		'31.2 MB/s  avg 27.9 MB/s   about 10:40, in 40m (35m–50m)   ▃▅█',
	);
});

test('an end without a rate in bytes, where only tablets move', () => {
	assert.equal(draw(restore({eta})), 'about 10:40, in 40m (35m–50m)   ');
});

test('a wide range is no point in time', () => {
	assert.match(draw(restore({...rate, eta: {...eta, highMs: 120 * minute}})), /in 35m to 2h/v);
});

test('slow is said', () => {
	assert.match(draw(restore({...rate, isSlow: true})), /avg 27\.9 MB\/s {2}slow/v);
});

test('the line is never wider than its room, and its tail goes first', () => {
	const view = restore({...rate, eta}, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
	for (let width = 0; width <= 120; width++) {
		assert.ok(widthOfLine(drawRateLine(view, frameOf(state), width)) <= width, String(width));
	}

	assert.doesNotMatch(draw(view, 58), /█/v);
	assert.match(draw(view, 58), /in 40m/v);
});

const etas = [
	[{eta}, '~40m'],
	[{eta: {ms: 45_000, lowMs: 40_000, highMs: 50_000}}, '~45s'],
	[{eta: {ms: 7.4 * minute, lowMs: 7 * minute, highMs: 8 * minute}}, '~7m30s'],
	[{eta: {ms: 303 * minute, lowMs: 280 * minute, highMs: 330 * minute}}, '~5h10m'],
	[{eta: {...eta, highMs: 120 * minute}}, '35m–2h'],
	[{}, '—'],
] as const;

for (const [facts, text] of etas) {
	test(`the ETA column says ${text}`, () => {
		assert.equal(formatEta(restore(facts), english), text);
	});
}

test('what has ended has no ETA to be without', () => {
	assert.equal(formatEta({...restore({}), outcome: 'succeeded'}, english), '');
});

const sparklines = [
	[[], 5, ''],
	[[0, 0], 5, ''],
	[[1, 8], 5, '▂█'],
	[[0, 4, 8], 5, '▁▅█'],
	[[1, 2, 3, 4], 2, '▇█'],
] as const;

for (const [values, width, text] of sparklines) {
	test(`a sparkline of ${JSON.stringify(values)} in ${width} cells is "${text}"`, () => {
		assert.equal(drawSparkline(values, width), text);
	});
}
