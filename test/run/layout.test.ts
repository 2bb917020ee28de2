import assert from 'node:assert/strict';
import test from 'node:test';
import {createLayout} from '../../source/run/layout.js';

function open() {
	const layout = createLayout();
	let calls = 0;
	const unsubscribe = layout.subscribe(() => {
		calls++;
	});
	return {layout, unsubscribe, calls: () => calls};
}

test('there are no rows and no spinner before the first frame', () => {
	assert.deepEqual(createLayout().get(), {rows: 0, spinnerRow: undefined});
});

test('a layout is announced when another number of rows is set, or another row of the spinner', () => {
	const {layout, calls} = open();
	layout.set({rows: 24, spinnerRow: undefined});
	layout.set({rows: 24, spinnerRow: 3});
	assert.deepEqual([layout.get(), calls()], [{rows: 24, spinnerRow: 3}, 2]);
});

test('the same layout again is not announced and stays the same object, so that React renders nothing', () => {
	const {layout, calls} = open();
	layout.set({rows: 24, spinnerRow: 3});
	const before = layout.get();
	layout.set({rows: 24, spinnerRow: 3});
	assert.equal(layout.get(), before);
	assert.equal(calls(), 1);
});

test('nothing is announced to a listener that has unsubscribed', () => {
	const {layout, unsubscribe, calls} = open();
	unsubscribe();
	layout.set({rows: 24, spinnerRow: undefined});
	assert.equal(calls(), 0);
});
