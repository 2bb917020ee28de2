import assert from 'node:assert/strict';
import test, {type TestContext} from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {openInk} from '../../source/run/ink.js';
import {createLayout} from '../../source/run/layout.js';
import type {PlacedRow} from '../../source/ui/placeholder.js';
import {createFakeTerminal} from '../helpers/fake-terminal.js';

/** Ink beside a terminal whose glass and keyboard are not its own. */
async function open(t: TestContext) {
	const terminal = createFakeTerminal({columns: 80, rows: 24});
	const layout = createLayout();
	layout.set({rows: 2, spinnerRow: undefined});
	const frames: Array<ReadonlyArray<PlacedRow | undefined>> = [];
	const ink = openInk({
		stdin: terminal.stdin,
		stderr: terminal.stdout,
		layout,
		onRows(rows) {
			frames.push(rows);
		},
	});
	t.after(ink.unmount);
	await nextTurn();
	return {
		terminal,
		layout,
		ink,
		frames,
	};
}

test('rows that are laid out are reported, and nothing is written to the terminal', async (t) => {
	const {terminal, layout, frames} = await open(t);
	layout.set({rows: 3, spinnerRow: undefined});
	await nextTurn();
	assert.deepEqual(frames.at(0), [
		{index: 0, inset: ''},
		{index: 1, inset: ''},
	]);
	assert.deepEqual(
		frames.at(-1)?.map((row) => row?.index),
		[0, 1, 2],
	);
	assert.equal(terminal.written(), '');
});

test('the sign of the spinner comes with its row', async (t) => {
	const {layout, frames} = await open(t);
	layout.set({rows: 2, spinnerRow: 1});
	await nextTurn();
	assert.equal(frames.at(-1)?.[0]?.inset, '');
	assert.match(frames.at(-1)?.[1]?.inset ?? '', /^\p{Script=Braille}$/v);
});

test('the keyboard is left alone', async (t) => {
	const {terminal, ink} = await open(t);
	assert.equal(terminal.isRaw(), false);
	assert.equal(terminal.stdin.listenerCount('readable'), 0);
	ink.unmount();
	await ink.waitUntilExit();
	assert.equal(terminal.isRaw(), false);
});
