import assert from 'node:assert/strict';
import test from 'node:test';
import {drawBottomLine} from '../../../source/ui/parts/bottom-line.js';
import type {State} from '../../../source/monitor/state.js';
import {after, command, lost, three} from '../../helpers/fleet-states.js';
import {frameOf, textOf} from '../../helpers/frame.js';

const draw = (state: State, columns = 80) =>
	textOf(drawBottomLine(frameOf(state, {columns}), 'list', {hasMoreEvents: false, hasMoreHelp: false}));
const key = {type: 'commanded', command: {type: 'redraw'}} as const;

test('at the bottom of a screen are the keys', () => {
	assert.match(draw(three), /^ q quit /v);
});

test('while a filter is typed it is there instead', () => {
	assert.match(draw(command(three, {type: 'beginFilter'})), /^ \/_ /v);
});

test('after an absence it says what happened, until the next key', () => {
	const back = after(three, [
		[0, key],
		[5, lost('b:1')],
		[700, key],
	]);
	assert.equal(draw(back), ' while you were away: 1 unreachable');
	assert.equal(draw(back, 20).length, 19);
	assert.match(draw(after(back, [[701, key]])), /^ q quit /v);
});
