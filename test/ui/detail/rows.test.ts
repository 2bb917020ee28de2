import assert from 'node:assert/strict';
import test from 'node:test';
import {drawSection, drawTextRows, flow} from '../../../source/ui/detail/rows.js';
import {span} from '../../../source/ui/line/line.js';
import {textsOf} from '../../helpers/frame.js';

test('a text takes as many rows as it needs, the first one labelled', () => {
	assert.deepEqual(textsOf(drawTextRows({columns: 24}, {label: 'trace', text: 'YB42-0006 and YB42-0007-0-0'})), [
		'   trace    YB42-0006',
		'            and',
		'            YB42-0007-0',
		'            -0',
	]);
	assert.deepEqual(drawTextRows({columns: 24}, {label: 'trace', text: ''}), []);
});

test('on the narrowest terminal a text still goes on', () => {
	assert.ok(drawTextRows({columns: 5}, {text: 'observer.log'}).length > 0);
});

test('parts stand side by side as long as there is room', () => {
	const parts = ['restoring', 'job 4', 'from obc / shop'].map((text) => [span(text)]);
	assert.deepEqual(textsOf(flow(parts, 80)), ['   restoring   job 4   from obc / shop']);
	assert.deepEqual(textsOf(flow(parts, 30)), ['   restoring   job 4', '   from obc / shop']);
	assert.deepEqual(textsOf(flow([[], ...parts.slice(0, 1)], 30)), ['   restoring']);
	assert.deepEqual(flow([], 30), []);
});

test('a part that is wider than the terminal is cut', () => {
	assert.deepEqual(textsOf(flow([[span('a_long_name_of_a_tenant')]], 12)), ['   a_long_…']);
});

test('a section has a rule above it, or is not there', () => {
	assert.deepEqual(textsOf(drawSection({columns: 30}, 'fields', {rows: [[span('x')]], note: 'read'})), [
		'',
		' ─ fields ──────────── read ─',
		'x',
	]);
	assert.deepEqual(drawSection({columns: 30}, 'fields', {rows: []}), []);
});
