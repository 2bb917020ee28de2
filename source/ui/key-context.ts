import {screenOf} from '../monitor/state.js';
import type {Frame} from './frame.js';
import {modeOf, type KeyContext} from './keymap.js';
import {measureHelp} from './screens/help.js';
import {eventRowsOf} from './screens/overview.js';

/** The context of the keys that are pressed while this frame is shown. */
export function keyContextOf(frame: Frame): KeyContext {
	const mode = modeOf(screenOf(frame.state.view));
	return mode === 'help' ? {mode, eventRows: 0, help: measureHelp(frame)} : {mode, eventRows: eventRowsOf(frame)};
}
