import assert from 'node:assert/strict';
import test from 'node:test';
import {renderToString} from 'ink';
import {paint} from '../../source/ui/line/line.js';
import {ScreenRows} from '../../source/ui/screen.js';
import {drawScreen} from '../../source/ui/screen-lines.js';
import {createTheme} from '../../source/ui/theme.js';
import {fold} from '../helpers/facts.js';
import {frameOf} from '../helpers/frame.js';
import {mixed} from '../helpers/mixed-states.js';

const theme = createTheme(0);

for (const [name, state] of [
	['with its spinner', fold([])],
	['in full', mixed],
] as const) {
	for (const [columns, rows] of [
		[100, 30],
		[40, 8],
		[20, 3],
	] as const) {
		test(`the screen ${name} is rendered on ${columns}×${rows} as it is drawn, empty rows too`, () => {
			const lines = drawScreen(frameOf(state, {columns, rows}));
			const rendered = renderToString(<ScreenRows lines={lines} theme={theme} />, {columns}).split('\n');
			assert.deepEqual(
				rendered.map((line) => line.trimEnd()),
				lines.map((line) => paint(line, theme).trimEnd()),
			);
		});
	}
}
