import assert from 'node:assert/strict';
import test from 'node:test';
import {english} from '../../source/locale/en.js';
import type {State} from '../../source/monitor/state.js';
import {createLayout} from '../../source/run/layout.js';
import {createDrawing} from '../../source/run/screen-drawing.js';
import {createTheme} from '../../source/ui/theme.js';
import {fold, readAt, reading} from '../helpers/facts.js';

type Rows = ReadonlyArray<ReadonlyArray<{readonly text: string; readonly style: string}>>;

/** The drawing of a state, on a terminal of 60×10 cells until the state says otherwise. */
function open(state: State) {
	const drawn: Rows[] = [];
	const layout = createLayout();
	const drawing = createDrawing({
		getState: () => state,
		terminal: {
			draw(rows) {
				drawn.push(rows);
			},
		},
		output: {columns: 60, rows: 10},
		layout,
		style: {words: english, zone: 'utc'},
		theme: createTheme(0),
		badge: 'demo',
		hasKeys: true,
	});
	const styles = () => drawn.at(-1)?.flatMap((row) => row.map(({style}) => style));
	return {drawing, layout, styles, texts: () => drawn.at(-1)?.map((row) => row.map(({text}) => text).join(''))};
}

const waiting = fold([]);
const answered = fold([readAt(0, reading())]);

test('a screen has the size that the state says, and that of the terminal before', () => {
	const {columns, rows, badge} = open(waiting).drawing.frame();
	assert.deepEqual([columns, rows, badge], [60, 10, 'demo']);
	const sized = open({...waiting, size: {columns: 100, rows: 30}}).drawing.frame();
	assert.deepEqual([sized.columns, sized.rows], [100, 30]);
});

test('a frame is drawn, and Ink lays out as many rows with the spinner in the row of the header', () => {
	const {drawing, layout, texts} = open(waiting);
	drawing.draw();
	assert.match(texts()?.join('\n') ?? '', /restop[\s\S]+rt2[\s\S]+q quit/v);
	assert.deepEqual(layout.get(), {rows: 10, spinnerRow: 0});
});

test('after the first answer no spinner is laid out', () => {
	const {drawing, layout} = open(answered);
	drawing.draw();
	assert.deepEqual(layout.get(), {rows: 10, spinnerRow: undefined});
});

test('rows are drawn otherwise when their number has changed, or what Ink draws into one', () => {
	const {drawing} = open(waiting);
	const rows = [{index: 0, inset: ''}];
	assert.deepEqual(
		[rows, rows, [{index: 0, inset: '⠙'}], [{index: 0, inset: '⠙'}], []].map((placed) => drawing.place(placed)),
		[true, false, true, false, true],
	);
});

test('the sign of the spinner is drawn where Ink has placed it', () => {
	const {drawing, texts} = open(waiting);
	drawing.place(Array.from({length: 10}, (_, index) => ({index, inset: index === 0 ? '⠧' : ''})));
	drawing.draw();
	assert.match(texts()?.[0] ?? '', /⠧ /v);
});

test('another theme is that of the next frame', () => {
	const {drawing, styles} = open(waiting);
	drawing.draw();
	assert.deepEqual(new Set(styles()), new Set(['']));
	drawing.setTheme(createTheme(1));
	assert.deepEqual(drawing.theme(), createTheme(1));
	drawing.draw();
	assert.ok(styles()?.includes('1'));
});
