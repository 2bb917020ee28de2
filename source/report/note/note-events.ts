import type {RestoreEvent} from '../../domain/event.js';
import {codeBlock} from '../../text/markdown.js';
import {makeVisible} from '../../text/visible-text.js';
import {formatDuration} from '../../locale/durations.js';
import {formatDateTime} from '../../locale/times.js';
import {joinSentence} from '../join-sentence.js';
import type {NoteContext} from './note-context.js';
import {drawSection} from './note-list.js';

const mostEvents = 10;

/** The last events of the restore, oldest first. They hold words of servers: a block of code. */
export function drawEvents(context: NoteContext): readonly string[] {
	const {state, words} = context;
	const {note} = words;
	const events = state.events.filter((event) => isOf(event, context)).slice(-mostEvents);
	const lines = events.map((event) => drawEvent(event, context));
	return drawSection(note.headings.events, lines.length === 0 ? [note.noEvents] : [codeBlock(lines.join('\n'))]);
}

/** Of a tenant that was named all events are those of its row. */
function isOf({cluster, tenant, jobId}: RestoreEvent, {restore: {key}}: NoteContext): boolean {
	return cluster === key.cluster && tenant === key.tenant && (key.jobId === undefined || jobId === key.jobId);
}

function drawEvent(event: RestoreEvent, {state, words, zone}: NoteContext): string {
	const {change, interval, at} = event;
	const {lead, ...rest} = words.describeChange(change);
	const lasted = describeInterval(interval, {state, words});
	const sentence = joinSentence({...rest, lead: lasted === '' ? lead : `${lead} ${lasted}`}, words);
	return `${formatDateTime(at, zone)}  ${makeVisible(sentence)}`;
}

function describeInterval(
	interval: RestoreEvent['interval'],
	{state, words: {screen, list}}: Pick<NoteContext, 'state' | 'words'>,
): string {
	if (interval === undefined) {
		return '';
	}

	const {durationMs, sinceMonotonicMs} = interval;
	return durationMs === undefined
		? list([screen.lasted(formatDuration(state.now.monotonicMs - sinceMonotonicMs)), screen.ongoing])
		: screen.lasted(formatDuration(durationMs));
}
