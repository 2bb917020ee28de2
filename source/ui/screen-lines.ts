import {screenOf} from '../monitor/state.js';
import {spellCells, type Charset} from '../text/charset.js';
import type {Frame} from './frame.js';
import {cutLine, span, type Line} from './line/line.js';
import {belowPauseRow, drawPauseBar, hasPauseRow} from './parts/pause-bar.js';
import {drawEvents} from './screens/events.js';
import {drawDetail} from './screens/detail.js';
import {drawHelp} from './screens/help.js';
import {drawOverview} from './screens/overview.js';

/**
 * The whole screen: exactly `rows` lines of at most `columns` cells. Needs no renderer, so it can be written before one is
 * loaded.
 */
export function drawScreen(frame: Frame): readonly Line[] {
	const bar = frame.pause !== undefined && hasPauseRow(frame) ? [drawPauseBar(frame, frame.pause)] : [];
	const lines = [...bar, ...drawTop(belowPauseRow(frame))];
	return Array.from({length: frame.rows}, (_, row) =>
		spellLine(cutLine(lines[row] ?? [], frame.columns), frame.charset),
	);
}

/** The signs of a drawing, each in its cell. */
function spellLine(line: Line, charset: Charset): Line {
	return charset === 'unicode' ? line : line.map(({text, meaning}) => span(spellCells(text, charset), meaning));
}

function drawTop(frame: Frame): readonly Line[] {
	switch (screenOf(frame.state.view)) {
		case 'overview': {
			return drawOverview(frame);
		}

		case 'events': {
			return drawEvents(frame);
		}

		case 'detail': {
			return drawDetail(frame);
		}

		case 'help': {
			return drawHelp(frame);
		}
	}
}
