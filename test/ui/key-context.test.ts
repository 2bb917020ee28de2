import assert from 'node:assert/strict';
import test from 'node:test';
import {reduce} from '../../source/monitor/reduce/reduce.js';
import {keyContextOf} from '../../source/ui/key-context.js';
import {factAt} from '../helpers/facts.js';
import {frameOf} from '../helpers/frame.js';
import {mixed} from '../helpers/mixed-states.js';

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
