import {selectRestores} from '../monitor/select.js';
import {formatErrors} from '../report/error-lines.js';
import {exitCodeOf} from '../report/exit-code.js';
import {formatJson} from '../report/json.js';
import {formatStates} from '../report/plain.js';
import {createIdentityReader, pollRound} from '../runtime/poll.js';
import type {Session} from './session.js';
import {writeLines, type Showing} from './showing.js';

/** What is not there so long after the last overview stays unknown. */
const longestExtraMs = 3000;

export type OnceOptions = {readonly isJson: boolean; readonly timeoutMs: number};

/** Asks about each tenant once, prints what it heard, and gives the exit code. */
export async function showOnce(session: Session, showing: Showing, {isJson, timeoutMs}: OnceOptions): Promise<number> {
	const {io, style, controller} = showing;
	const {words} = style;
	const {polling, store} = session;
	const identity = createIdentityReader(polling);
	await pollRound(polling, identity.read);
	const isComplete = await isInTime(identity.ended(), Math.min(timeoutMs, longestExtraMs), session, controller.signal);
	const state = store.getState();
	const lines = isJson ? [formatJson(state, words).trimEnd()] : formatStates(state, style);
	writeLines(io.stdout, lines);
	writeLines(io.stderr, [
		...(isComplete ? [] : [`restop: ${words.report.lateIdentity}`]),
		...formatErrors(state, words),
	]);
	return exitCodeOf(selectRestores(state));
}

/** Waits for what is under way, but not longer than that; says whether it came to its end. */
async function isInTime(work: Promise<void>, ms: number, {polling: {clock}}: Session, signal: AbortSignal) {
	const limit = new AbortController();
	const hasEnded = async () => {
		await work;
		return true;
	};

	const isAwaited = async () => {
		await clock.sleep(ms, AbortSignal.any([limit.signal, signal]));
		return false;
	};

	try {
		return await Promise.race([hasEnded(), isAwaited()]);
	} finally {
		limit.abort();
	}
}
