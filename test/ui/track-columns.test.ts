import assert from 'node:assert/strict';
import test from 'node:test';
import type {RestoreView} from '../../source/monitor/select/restore-view.js';
import {barColumn, percentColumn} from '../../source/ui/track-columns.js';
import {widthOfLine} from '../../source/ui/line/line.js';
import {fold, readAt, reading} from '../helpers/facts.js';
import {frameOf, textOf} from '../helpers/frame.js';
import {moving} from '../helpers/mixed-states.js';

const table = {...frameOf(fold([])), today: '2026-11-23'};
const bar = barColumn('data', {priority: 1, growth: {share: 1, upTo: 20}});
const percent = percentColumn('data', {priority: 2});

function viewOf(row = moving): RestoreView {
	return frameOf(fold([readAt(0, row)])).restores[0] ?? assert.fail('nothing is watched');
}

const withBar = new Map([['dataBar', 8]]);
const without = new Map<string, number>();

test('a bar and its percent share their title and stand side by side', () => {
	assert.deepEqual(
		[bar.key, bar.title, percent.key, percent.title, percent.gap],
		['dataBar', 'data', 'dataPercent', 'data', 1],
	);
});

test('a bar takes all the cells that it is given', () => {
	for (const width of [5, 20]) {
		assert.equal(widthOfLine(bar.cell(viewOf(), {table, width, widths: withBar})), width);
	}
});

const percents = [
	['the share in whole percent', moving, withBar, '52%'],
	['nothing where the bar shows that the share is unknown', reading(), withBar, ''],
	['a dot where no bar does', reading(), without, '·'],
	['the share without a bar too', moving, without, '52%'],
] as const;

for (const [title, row, widths, shown] of percents) {
	test(`a percent is ${title}`, () => {
		assert.equal(textOf(percent.cell(viewOf(row), {table, width: 5, widths})), shown);
	});
}

test('a percent has a cell for the mark of a value outside 0–100 only where there is one', () => {
	const outside = frameOf(fold([readAt(0, {...moving, data: {...moving.data, percent: 120}})]));
	assert.equal(percent.width({...outside, today: '2026-11-23'}), 5);
	assert.equal(percent.width(table), 4);
});

test('figures that are not read any more are dimmed, bar and percent', () => {
	const stale = {...viewOf(), areFiguresStale: true};
	const place = {table, width: 8, widths: withBar};
	const spans = [...bar.cell(stale, place), ...percent.cell(stale, place)];
	assert.deepEqual(new Set(spans.map(({meaning}) => meaning)), new Set(['dim']));
});
