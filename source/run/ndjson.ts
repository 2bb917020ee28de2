import {createNdjsonCursor, nextDocument} from '../report/ndjson.js';
import {follow} from './follow.js';
import type {Session} from './monitor.js';
import type {OutputContext} from './output-context.js';

/** Follows the restores in JSON documents: one a line, one a change. */
export async function showNdjson(session: Session, showing: OutputContext): Promise<number> {
	const {words} = showing.style;
	let cursor = createNdjsonCursor(session.store.getState(), words);
	return follow(session, showing, (state) => {
		const next = nextDocument(state, cursor, words);
		cursor = next.cursor;
		return next.line === undefined ? [] : [next.line];
	});
}
