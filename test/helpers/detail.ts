import assert from 'node:assert/strict';
import type {RestoreView} from '../../source/monitor/select/restore-view.js';
import type {State} from '../../source/monitor/state.js';
import type {Frame} from '../../source/ui/frame.js';
import {widthOfLine, type Line} from '../../source/ui/line/line.js';
import {frameOf, textsOf} from './frame.js';

/** What a part of the detail draws of the first restore; no row may be wider than the terminal. */
export function drawOf(
	draw: (frame: Frame, restore: RestoreView) => readonly Line[],
	state: State,
	options: Parameters<typeof frameOf>[1] = {},
): readonly string[] {
	const frame = frameOf(state, options);
	const [restore] = frame.restores;
	assert.ok(restore);
	const lines = draw(frame, restore);
	assert.deepEqual(
		lines.filter((line) => widthOfLine(line) > frame.columns),
		[],
	);
	return textsOf(lines);
}
