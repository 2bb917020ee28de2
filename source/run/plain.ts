import {isWatchOver, selectRestores} from '../monitor/select.js';
import {formatErrors} from '../report/error-lines.js';
import {exitCodeOf} from '../report/exit-code.js';
import {createPlainCursor, formatNews} from '../report/plain.js';
import {systemClock} from '../runtime/clock.js';
import {every} from '../runtime/every.js';
import {poll} from '../runtime/poll.js';
import type {Session} from './session.js';
import {writeLines, type Showing} from './showing.js';

const tickMs = 1000;

/** Follows the restores line by line until it is told to end, or with --wait until they have ended. */
export async function showPlain(session: Session, {io, style, controller, isWait}: Showing): Promise<number> {
	const {store, polling, tick} = session;
	const {signal} = controller;
	let cursor = createPlainCursor(store.getState());
	let told: readonly string[] = [];
	const unsubscribe = store.subscribe(() => {
		const state = store.getState();
		const news = formatNews(state, cursor, style);
		cursor = news.cursor;
		writeLines(io.stdout, news.lines);
		const errors = formatErrors(state, style.words);
		writeLines(
			io.stderr,
			errors.filter((line) => !told.includes(line)),
		);
		told = errors;
		if (isWait && isWatchOver(state)) {
			controller.abort();
		}
	});
	await Promise.all([poll(polling), every(tickMs, tick, {clock: systemClock, signal})]);
	unsubscribe();
	return exitCodeOf(selectRestores(store.getState()));
}
