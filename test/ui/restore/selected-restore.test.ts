import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {selectRestores} from '../../../source/monitor/select/restores.js';
import type {RestoreView} from '../../../source/monitor/select/restore-view.js';
import type {State} from '../../../source/monitor/state.js';
import type {DetailLine} from '../../../source/ui/restore/detail-line.js';
import {drawEnlarged} from '../../../source/ui/restore/selected-restore.js';
import {widthOfLine} from '../../../source/ui/line/line.js';
import {failedWith, fold, problem, readAt, reading, startedAt, type Step} from '../../helpers/facts.js';
import {command, foldFleet, three} from '../../helpers/fleet-states.js';
import {frameOf, textOf, textsOf} from '../../helpers/frame.js';

const second = 1_000_000_000n;
const target = BigInt(startedAt) * 1_000_000n;
const gigabyte = 2 ** 30;

const running = reading({
	status: 'RESTORING',
	data: {
		percent: 52.18,
		finishedBytes: 114.6 * gigabyte,
		totalBytes: 220 * gigabyte,
		finishedTablets: 598,
		totalTablets: 1767,
	},
	log: {percent: 33.84, restoreScn: target, recoverScn: target - 6840n * second},
});
const broken = reading({
	status: 'FAIL',
	finishedAt: startedAt,
	comment: 'CLOG : OB_ENTRY_NOT_EXIST(-4018) on "10.10.10.3:2882" with traceid Y1-2',
});

/** A second restore keeps the first one from being alone on the screen. */
const others = ['rt2', 'audit'];

function draw(steps: readonly Step[], {columns = 100, tenants = others} = {}): readonly string[] {
	return linesOf(fold(steps, tenants), columns).map(({line}) => textOf(line).trimEnd());
}

function linesOf(state: State, columns: number): readonly DetailLine[] {
	return drawEnlarged(frameOf(state, {columns}));
}

function lineAt(lines: readonly string[], label: string): string {
	return lines.find((line) => line.trimStart().startsWith(`${label} `)) ?? '';
}

test('both tracks stand under the name with all their figures', () => {
	const lines = draw([readAt(0, running)]);
	assert.match(lines[0] ?? '', /^ ─ rt2 ─+$/v);
	assert.match(lineAt(lines, 'data'), /[━╸]─+ {4}52\.1% {3}114\.6 of 220\.0 GB {3}598 of 1,767 tablets$/v);
	assert.match(lineAt(lines, 'log'), /[━╸]─+ {4}33\.8% {3}1h54m behind$/v);
});

test('a restore alone on the screen has its name, state, tablets, elapsed time and target in lines of their own', () => {
	const lines = draw([readAt(0, running)], {tenants: ['rt2']});
	assert.match(lines[0] ?? '', /rt2 {3}from obc \/ shop, job 4 +restoring$/v);
	assert.match(lineAt(lines, 'tablets'), /598 of 1,767$/v);
	assert.match(lineAt(lines, 'elapsed'), /10m$/v);
	assert.match(lineAt(lines, 'to'), /2026-11-23 10:00:00 Z$/v);
});

test('the source stands with the target, and without it where the target is unknown', () => {
	const known = draw([readAt(0, running)]);
	const unknownTarget = draw([readAt(0, reading({log: {}}))]);
	assert.match(lineAt(known, 'from'), /obc \/ shop {3}to {2}2026-11-23 10:00:00 Z {3}job 4$/v);
	assert.match(lineAt(unknownTarget, 'from'), /obc \/ shop {3}job 4$/v);
});

for (const tenants of [others, ['rt2']]) {
	const place = tenants.length === 1 ? 'alone' : 'among others';
	test(`unknown figures of a restore ${place} are called unknown and explained once, and nothing looks like zero`, () => {
		const lines = draw([readAt(0, reading())], {tenants});
		for (const label of ['data', 'log']) {
			assert.match(lineAt(lines, label), / ·{8,} +unknown/v);
		}

		const text = lines.slice(1).join('\n');
		assert.doesNotMatch(text, /\d ?%|─/v);
		assert.equal(text.split('reports no progress').length, 2);
	});
}

test('a restore at 0 % says so: the same places are not empty for want of drawing', () => {
	const lines = draw([readAt(0, reading({data: {percent: 0}, log: {percent: 0}}))]);
	assert.match(lineAt(lines, 'data'), / ─{8,} +0\.0%/v);
	assert.doesNotMatch(lines.join('\n'), /unknown|reports no progress/v);
});

const refusal: Step = [5, failedWith(problem('timeout'))];
const unknown: Step = [0, failedWith(problem('neverRestored'))];
const wordy = reading({status: '失败'.repeat(80), comment: 'x'.repeat(300), data: {percent: 104}});
const stories: readonly Step[][] = [
	[],
	[readAt(0, reading())],
	[readAt(0, running)],
	[readAt(0, running), readAt(10, broken)],
	[readAt(0, running), refusal],
	[unknown],
	[readAt(0, wordy)],
];

test('the name and both tracks fit into the terminal, whatever has happened', () => {
	// Below 32 columns the shortest bar and a figure do not fit beside a label; the row is cut when it is drawn.
	const columns = fc.integer({min: 32, max: 240});
	fc.assert(
		fc.property(fc.constantFrom(...stories), fc.constantFrom(others, ['rt2']), columns, (steps, tenants, width) => {
			const state = fold(steps, tenants);
			const tracks = linesOf(state, width).filter(({priority}) => priority <= 3);
			assert.ok(tracks.length >= 3);
			assert.deepEqual(
				tracks.filter(({line}) => widthOfLine(line) > width),
				[],
			);
		}),
		{numRuns: 500},
	);
});

test('nothing is drawn as known of a restore before the first answer', () => {
	const [restore] = selectRestores(fold([], ['rt2'])) as readonly [RestoreView];
	assert.equal(restore.data.share, undefined);
	const [, ...lines] = draw([], {tenants: ['rt2']});
	assert.doesNotMatch(lines.join('\n'), /\d|─/v);
});

test('the title of a failure says that its reason is not known yet', () => {
	const failing = readAt(0, reading({status: 'RESTORE_FAIL'}));
	const [title = ''] = draw([failing], {tenants: ['rt2']});
	assert.match(title, /failed, reason not known yet$/v);
	const [later = ''] = draw([failing, readAt(9, broken)], {tenants: ['rt2']});
	assert.match(later, /failed -4018$/v);
});

test('a success is STANDBY as long as its tenant exists', () => {
	const done = readAt(0, reading({status: 'SUCCESS', finishedAt: startedAt}));
	const gone: readonly Step[] = [2, 4].map((at) => [at, failedWith(problem('tenantAbsent'))]);
	assert.match(draw([done], {tenants: ['rt2']}).join('\n'), /STANDBY/v);
	assert.doesNotMatch(draw([done, ...gone], {tenants: ['rt2']}).join('\n'), /STANDBY/v);
});

test('with several clusters the title names that of the restore, below the list and alone', () => {
	const titleOf = (state: State) => textOf(drawEnlarged(frameOf(state))[0]?.line ?? []);
	assert.match(titleOf(three), /^ ─ rt9 dr ─/v);
	assert.match(titleOf(command(three, {type: 'toggleCluster', index: 1})), /^ {3}rt2 test {3}from /v);
});

test('without a restore it is said that there is none', () => {
	const discovery = {globs: ['*'], sinceMs: 0};
	const state = foldFleet([{address: 'a:1', tenants: [], discovery}]);
	assert.deepEqual(textsOf(drawEnlarged(frameOf(state)).map(({line}) => line)), ['   looking for restores…']);
});
