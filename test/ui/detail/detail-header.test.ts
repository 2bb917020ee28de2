import assert from 'node:assert/strict';
import test from 'node:test';
import {drawDetailHeader} from '../../../source/ui/detail/detail-header.js';
import type {State} from '../../../source/monitor/state.js';
import {widthOfLine} from '../../../source/ui/line/line.js';
import {createState, fold, readAt} from '../../helpers/facts.js';
import {after, lost, three} from '../../helpers/fleet-states.js';
import {frameOf, textOf} from '../../helpers/frame.js';
import {moving, single} from '../../helpers/mixed-states.js';

function draw(state: State, columns: number, index = 0): string {
	const frame = frameOf(state, {columns});
	const line = drawDetailHeader(frame, frame.restores[index]);
	assert.ok(widthOfLine(line) <= columns);
	return textOf(line);
}

test('it names the cluster and the tenant, and whether they are read', () => {
	assert.match(draw(single, 120), /^ restop {3}10\.10\.10\.1:2886 › rt2 +● live every 2 s {3}10:00 Z$/v);
});

test('where there is little room the name of the cluster goes first, and a long one is cut', () => {
	assert.match(draw(single, 40), /^ restop {3}10\.10…\S+ › rt2 +● live {3}10:00$|^ restop {3}rt2 +● live/v);
	const name = 'prod_orders_20261126_0300';
	const long = fold([readAt(0, moving, name)], [name]);
	assert.match(draw(long, 40), /^ restop {3}prod_[^\s\u{2026}]*\u{2026}\S*0300/v);
	assert.match(draw(long, 20), /^ restop {3}\S*…/v);
});

test('of several clusters the state is that of the restore’s own', () => {
	const state = after(three, [
		[5, lost('b:1')],
		[70, {type: 'ticked'}],
	]);
	const clusters = frameOf(state).restores.map(({key}) => key.cluster);
	assert.match(draw(state, 100, clusters.indexOf('a:1')), /● live/v);
	assert.match(draw(state, 100, clusters.indexOf('b:1')), /● no answer 1m/v);
});

test('that certificates are not checked is never left out', () => {
	const insecure = createState([{address: 'a:1', tenants: ['rt2'], isInsecure: true}], {at: 0, monotonicMs: 0}, 2000);
	for (const columns of [120, 80, 60, 40]) {
		assert.match(draw(insecure, columns), /insecure/v);
	}
});

test('without a restore there is the program’s name', () => {
	assert.match(draw(fold([], []), 80), /^ restop/v);
});
