import {createPlainCursor, formatNews} from '../report/plain.js';
import {follow} from './follow.js';
import type {Session} from './monitor.js';
import type {OutputContext} from './output-context.js';

/** Follows the restores in sentences: one line an event. */
export async function showPlain(session: Session, showing: OutputContext): Promise<number> {
	let cursor = createPlainCursor(session.store.getState());
	return follow(session, showing, (state) => {
		const news = formatNews(state, cursor, showing.style);
		cursor = news.cursor;
		return news.lines;
	});
}
