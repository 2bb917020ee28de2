import {screenOf} from '../monitor/state.js';
import type {Frame} from './frame.js';
import {modeOf, type KeyContext} from './keymap.js';
import {measureDetail} from './screens/detail.js';
import {measureHelp} from './screens/help.js';
import {eventRowsOf} from './screens/overview.js';

/** The context of the keys that are pressed while this frame is shown. */
export function keyContextOf(frame: Frame): KeyContext {
	const mode = modeOf(screenOf(frame.state.view));
	switch (mode) {
		case 'help': {
			return {mode, eventRows: 0, help: measureHelp(frame)};
		}

		case 'detail': {
			return {mode, eventRows: 0, detail: measureDetail(frame)};
		}

		case 'list':
		case 'text': {
			return {mode, eventRows: eventRowsOf(frame)};
		}
	}
}
