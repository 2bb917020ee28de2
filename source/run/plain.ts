import {createPlainCursor, formatNews} from '../report/plain.js';
import {follow} from './follow.js';
import type {Fleet} from './fleet.js';
import type {OutputContext} from './output-context.js';

/** Writes a line for each event. */
export async function showPlain(fleet: Fleet, context: OutputContext): Promise<number> {
	let cursor = createPlainCursor(fleet.monitor.store.getState());
	return follow(fleet, context, (state) => {
		const news = formatNews(state, cursor, context.style);
		cursor = news.cursor;
		return news.lines;
	});
}
