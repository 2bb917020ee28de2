import assert from 'node:assert/strict';
import test, {type TestContext} from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {render} from 'ink-testing-library';
import {createLayout} from '../../source/run/layout.js';
import {App, type Layout} from '../../source/ui/app.js';
import {placeholderOf} from '../../source/ui/placeholder.js';

/** The app with a layout that a test sets. */
async function open(t: TestContext, first: Layout) {
	const layout = createLayout();
	layout.set(first);
	let listeners = 0;
	const subscribe = (listener: () => void) => {
		const unsubscribe = layout.subscribe(listener);
		listeners++;
		return () => {
			listeners--;
			unsubscribe();
		};
	};

	const app = render(<App layout={{get: layout.get, subscribe}} />);
	t.after(app.unmount);
	await nextTurn();
	return {
		app,
		listeners: () => listeners,
		rows: () => app.lastFrame()?.split('\n'),
		async set(next: Layout) {
			layout.set(next);
			await nextTurn();
		},
	};
}

const [zero, one, two] = [placeholderOf(0), placeholderOf(1), placeholderOf(2)];

test('every row is a placeholder', async (t) => {
	const {rows} = await open(t, {rows: 3, spinnerRow: undefined});
	assert.deepEqual(rows(), [zero, one, two]);
});

test('rows come and go with the layout', async (t) => {
	const {rows, set} = await open(t, {rows: 3, spinnerRow: undefined});
	await set({rows: 2, spinnerRow: undefined});
	assert.deepEqual(rows(), [zero, one]);
});

test('the spinner turns in its row, as long as there is one', async (t) => {
	const {rows, set} = await open(t, {rows: 2, spinnerRow: 1});
	const [first, second] = rows() ?? [];
	assert.equal(first, zero);
	assert.match(second ?? '', /^.\p{Script=Braille}$/v);
	await set({rows: 2, spinnerRow: undefined});
	assert.deepEqual(rows(), [zero, one]);
});

test('nothing listens to the layout once the app is gone', async (t) => {
	const {app, listeners} = await open(t, {rows: 1, spinnerRow: undefined});
	assert.equal(listeners(), 1);
	app.unmount();
	await nextTurn();
	assert.equal(listeners(), 0);
});
