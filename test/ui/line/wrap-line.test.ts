import assert from 'node:assert/strict';
import test from 'node:test';
import {span} from '../../../source/ui/line/line.js';
import {wrapLine} from '../../../source/ui/line/wrap-line.js';
import {textsOf} from '../../helpers/frame.js';

const line = [span('failed', 'bad'), span(': no space'), span('   on 10.0.0.1', 'dim')];

test('a line that fits is one row, with all its blanks', () => {
	assert.deepEqual(textsOf(wrapLine(line, 40)), ['failed: no space   on 10.0.0.1']);
});

test('a longer one is broken at its blanks, and a word of two meanings is not', () => {
	assert.deepEqual(textsOf(wrapLine(line, 10)), ['failed: no', 'space   on', '10.0.0.1']);
	const [first = []] = wrapLine(line, 10);
	assert.deepEqual(
		first.map(({meaning}) => meaning),
		['bad', 'plain', 'plain'],
	);
});

test('a word that is longer than a row is cut', () => {
	assert.deepEqual(textsOf(wrapLine([span('prod_orders_20261126')], 8)), ['prod_or…']);
});

test('nothing is one empty row', () => {
	assert.deepEqual(textsOf(wrapLine([], 8)), ['']);
});

test('wide characters take two cells', () => {
	assert.deepEqual(textsOf(wrapLine([span('恢复 租户 恢复')], 9)), ['恢复 租户', '恢复']);
});
