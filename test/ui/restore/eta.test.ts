import assert from 'node:assert/strict';
import test from 'node:test';
import type {Eta} from '../../../source/domain/progress/eta.js';
import {unknownRate, type ProgressRate} from '../../../source/domain/progress/progress-rate.js';
import {selectRestores} from '../../../source/monitor/select/restores.js';
import type {RestoreView} from '../../../source/monitor/select/restore-view.js';
import {formatEnd, formatEta} from '../../../source/ui/restore/eta.js';
import {english} from '../../../source/locale/en.js';
import {fold, readAt, reading} from '../../helpers/facts.js';
import {frameOf} from '../../helpers/frame.js';

const minute = 60_000;
const state = fold([readAt(0, reading())]);
const [plain] = selectRestores(state);
const eta: Eta = {ms: 40 * minute, lowMs: 35 * minute, highMs: 50 * minute};

function restore(rate: Partial<ProgressRate>): RestoreView {
	assert.ok(plain);
	return {...plain, rate: {...unknownRate, ...rate}};
}

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

test('an end is a clock, a duration and its range', () => {
	assert.equal(formatEnd(eta, frameOf(state)), 'about 10:40, in 40m (35m–50m)');
});

test('an end that may come twice as late has no clock', () => {
	assert.equal(formatEnd({...eta, highMs: 120 * minute}, frameOf(state)), 'in 35m to 2h');
});
