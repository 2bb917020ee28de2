import type {RestoreEvent} from '../../domain/event.js';
import {selectNotable} from '../../monitor/select/notable-events.js';
import type {RestoreView} from '../../monitor/select/restore-view.js';
import {formatDate} from '../../locale/times.js';
import type {Frame} from '../frame.js';
import type {Line} from '../line/line.js';
import {drawEvent} from '../parts/event.js';
import {drawSection} from './rows.js';

/** Older ones are in the list of all events. */
const mostEvents = 20;

/** The last events of one restore, newest last. */
export function drawOwnEvents(frame: Frame, restore: RestoreView): readonly Line[] {
	const events = ownEvents(frame, restore);
	const today = formatDate(frame.state.now.at, frame.zone);
	const hasDays = events.some(({at}) => formatDate(at, frame.zone) !== today);
	return drawSection(frame, frame.words.detail.headings.events(restore.name), {
		rows: events.map((event) => drawEvent(event, frame, {today, hasDays, who: undefined})),
	});
}

function ownEvents({state}: Frame, {key}: RestoreView): readonly RestoreEvent[] {
	const own = selectNotable(state.events).filter(
		({cluster, tenant, jobId}) => cluster === key.cluster && tenant === key.tenant && jobId === key.jobId,
	);
	return own.slice(-mostEvents);
}
