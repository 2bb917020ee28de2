import {screenOf} from '../monitor/state.js';
import type {Frame} from './frame.js';
import {cutLine, type Line} from './line/line.js';
import {drawHelp} from './screens/help.js';
import {drawOverview} from './screens/overview.js';

/**
 * The whole screen: exactly `rows` lines of at most `columns` cells. Needs no renderer, so it can be written before one is
 * loaded.
 */
export function drawScreen(frame: Frame): readonly Line[] {
	const lines = drawTop(frame);
	return Array.from({length: frame.rows}, (_, row) => cutLine(lines[row] ?? [], frame.columns));
}

function drawTop(frame: Frame): readonly Line[] {
	switch (screenOf(frame.state.view)) {
		case 'overview': {
			return drawOverview(frame);
		}

		case 'help': {
			return drawHelp(frame);
		}
	}
}
