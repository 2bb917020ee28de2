import assert from 'node:assert/strict';
import test from 'node:test';
import {drawWideTracks} from '../../../source/ui/detail/wide-tracks.js';
import {failedWith, fold, problem, readAt, reading, type Step} from '../../helpers/facts.js';
import {drawOf} from '../../helpers/detail.js';

/** A minute of a restore, and as much of its log, in steps of ten seconds. */
const steps: readonly Step[] = Array.from({length: 13}, (_, index) =>
	readAt(
		index * 10,
		reading({
			status: 'RESTORING',
			data: {
				percent: 50 + index,
				finishedBytes: (50 + index) * 2 ** 30,
				totalBytes: 100 * 2 ** 30,
				finishedTablets: 500 + index,
				totalTablets: 1000,
			},
			log: {
				percent: 40 + index,
				recoverScn: 1_794_990_000_123_456_789n + BigInt(index) * 60_000_000_000n,
				restoreScn: 1_795_000_000_123_456_789n,
			},
		}),
	),
);
const state = fold(steps);

test('bars are as wide as the terminal lets them, with amounts, lag, rates and the end', () => {
	const [data = '', log = '', rate = '', eta = ''] = drawOf(drawWideTracks, state, {columns: 120});
	assert.match(data, /^ {3}data {5}━{20}[─━╸]+ {4}62\.0% {3}62\.0 of 100\.0 GB {3}512 of 1,000 tablets$/v);
	assert.match(log, /^ {3}log {6}━{20}[─━╸]+ {4}52\.0% {3}2h34m behind {3}\d\.\d× real time$/v);
	assert.match(rate, /^ {3}rate {5}\p{Script=Braille}+ +\S+ MB\/s {2}avg \S+ MB\/s$/v);
	assert.match(eta, /^ {3}eta {6}about \d\d:\d\d, in .+ \(.[^\n\r\u{2013}\u{2028}\u{2029}]*\u{2013}.+\)$/v);
});

test('where figures have no room beside the bars they stand below them, and none is lost', () => {
	const wide = drawOf(drawWideTracks, state, {columns: 160}).join(' ').split(/ +/v);
	const narrow = drawOf(drawWideTracks, state, {columns: 60});
	assert.ok(narrow.includes('            62.0 of 100.0 GB   512 of 1,000 tablets'));
	const missing = wide.filter((word) => !/[\p{Script=Braille}─━╸]/v.test(word) && !narrow.join(' ').includes(word));
	assert.deepEqual(missing, []);
});

test('an unknown share is a dotted line', () => {
	const [data, log] = drawOf(drawWideTracks, fold([readAt(0, reading())]), {columns: 60});
	assert.match(data ?? '', /·· +unknown$/v);
	assert.match(log ?? '', /·· +unknown/v);
});

test('of a tenant without a restore there is nothing', () => {
	assert.deepEqual(drawOf(drawWideTracks, fold([[1, failedWith(problem('tenantAbsent'))]])), []);
});

test('a standstill has a rate of 0, the one before it, and no end', () => {
	const stalled = drawOf(
		drawWideTracks,
		fold([...steps, ...steps.slice(-1).flatMap(([, fact]) => [[400, fact] as const])]),
		{
			columns: 120,
		},
	).join('\n');
	assert.match(stalled, /0 B\/s \(was \S+ MB\/s\)/v);
	assert.match(stalled, /no progress for/v);
	assert.doesNotMatch(stalled, /about/v);
});

test('figures that are read no more have their age, and no clock time', () => {
	const lost = fold([...steps, [125, failedWith(problem('refused'))], [300, {type: 'ticked'}]]);
	const rows = drawOf(drawWideTracks, lost, {columns: 120}).join('\n');
	assert.match(rows, /figures 3m old/v);
	assert.doesNotMatch(rows, /about/v);
});
