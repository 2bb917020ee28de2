import {createNdjsonCursor, isDocumentDue, nextDocument} from '../report/ndjson.js';
import {isReportDue} from '../report/report-due.js';
import {follow} from './follow.js';
import type {Fleet} from './fleet.js';
import type {OutputContext} from './output-context.js';

/** Writes JSON documents, one a line: at most one each round of polls, and at least one a minute. */
export async function showNdjson(fleet: Fleet, context: OutputContext, hasOverview: boolean): Promise<number> {
	const {words} = context.style;
	let cursor = createNdjsonCursor(fleet.monitor.store.getState(), words, hasOverview);
	return follow(fleet, context, (state, after) => {
		const isDue = typeof after === 'string' || isReportDue(state, after) || isDocumentDue(state, cursor);
		if (!isDue) {
			return [];
		}

		const next = nextDocument(state, cursor, words);
		cursor = next.cursor;
		return next.line === undefined ? [] : [next.line];
	});
}
