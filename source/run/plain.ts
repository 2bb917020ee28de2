import {createPlainCursor, formatNews} from '../report/plain.js';
import {follow} from './follow.js';
import type {Session} from './session.js';
import type {Showing} from './showing.js';

/** Follows the restores in sentences: one line an event. */
export async function showPlain(session: Session, showing: Showing): Promise<number> {
	let cursor = createPlainCursor(session.store.getState());
	return follow(session, showing, (state) => {
		const news = formatNews(state, cursor, showing.style);
		cursor = news.cursor;
		return news.lines;
	});
}
