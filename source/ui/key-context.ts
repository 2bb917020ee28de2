import type {SortColumn} from '../monitor/view.js';
import type {Frame} from './frame.js';
import {modeOfView, type KeyContext} from './keymap.js';
import {belowPauseRow} from './parts/pause-bar.js';
import {selectColumns} from './parts/restore-table.js';
import {measureEvents} from './screens/events.js';
import {measureDetail} from './screens/detail.js';
import {measureHelp} from './screens/help.js';
import {eventRowsOf} from './screens/overview.js';

/** The context of the keys that are pressed while this frame is shown. */
export function keyContextOf(frame: Frame): KeyContext {
	const mode = modeOfView(frame.state.view);
	const body = belowPauseRow(frame);
	switch (mode) {
		case 'help': {
			return {mode, eventRows: 0, help: measureHelp(body)};
		}

		case 'events': {
			return {mode, eventRows: 0, eventList: measureEvents(body)};
		}

		case 'list': {
			return {mode, eventRows: eventRowsOf(body), sortColumns: () => selectSortColumns(frame)};
		}

		case 'detail': {
			return {mode, eventRows: 0, detail: measureDetail(body)};
		}

		case 'text': {
			return {mode, eventRows: 0};
		}
	}
}

/** The list is in the order of the states when it is not sorted, so that column is none of its own. */
function selectSortColumns(frame: Frame): readonly SortColumn[] {
	return selectColumns(frame).filter((column) => column !== 'state');
}
