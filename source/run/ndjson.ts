import {createNdjsonCursor, nextDocument} from '../report/ndjson.js';
import {follow} from './follow.js';
import type {Fleet} from './fleet.js';
import type {OutputContext} from './output-context.js';

/** Follows the restores in JSON documents: one a line, one a change. */
export async function showNdjson(fleet: Fleet, context: OutputContext): Promise<number> {
	const {words} = context.style;
	let cursor = createNdjsonCursor(fleet.monitor.store.getState(), words);
	return follow(fleet, context, (state) => {
		const next = nextDocument(state, cursor, words);
		cursor = next.cursor;
		return next.line === undefined ? [] : [next.line];
	});
}
