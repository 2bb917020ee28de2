import assert from 'node:assert/strict';
import test from 'node:test';
import type {Command} from '../../source/monitor/command.js';
import {reduce} from '../../source/monitor/reduce/reduce.js';
import {keyContextOf} from '../../source/ui/key-context.js';
import {factAt} from '../helpers/facts.js';
import {frameOf} from '../helpers/frame.js';
import {mixed} from '../helpers/mixed-states.js';

test('the columns to sort by are those that are shown, from left to right', () => {
	const columnsAt = (columns: number) => keyContextOf(frameOf(mixed, {columns})).sortColumns?.();
	assert.deepEqual(columnsAt(120), ['tenant', 'data', 'log', 'eta', 'elapsed']);
	assert.deepEqual(columnsAt(24), ['tenant']);
});

test('while a filter is typed the mode is that of a text, in the events theirs', () => {
	const after = (command: Command) => reduce(mixed, factAt(1, {type: 'commanded', command}));
	assert.equal(keyContextOf(frameOf(after({type: 'beginFilter'}))).mode, 'text');
	const {mode, eventList} = keyContextOf(frameOf(after({type: 'toggleEvents'})));
	assert.deepEqual([mode, eventList], ['events', {shown: 4, first: 4}]);
});

test('on the main screen keys know how many events are shown, in the help and a detail how far it scrolls', () => {
	const {mode, eventRows, help} = keyContextOf(frameOf(mixed));
	assert.deepEqual([mode, help], ['list', undefined]);
	assert.ok(eventRows > 0);
	const helped = reduce(mixed, factAt(1, {type: 'commanded', command: {type: 'toggleHelp'}}));
	const context = keyContextOf(frameOf(helped, {columns: 40, rows: 6}));
	assert.deepEqual([context.mode, context.help?.rows], ['help', 4]);
	assert.ok((context.help?.end ?? 0) > 0);
	const detailed = reduce(mixed, factAt(1, {type: 'commanded', command: {type: 'openDetail'}}));
	const detail = keyContextOf(frameOf(detailed, {columns: 40, rows: 6}));
	assert.deepEqual([detail.mode, detail.detail?.rows], ['detail', 4]);
	assert.ok((detail.detail?.end ?? 0) > 0);
});
