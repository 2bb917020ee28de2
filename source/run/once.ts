import {selectRestores} from '../monitor/select.js';
import type {WatchedCluster} from '../monitor/state.js';
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
	await waitAtMost(identity.ended(), Math.min(timeoutMs, longestExtraMs), session, controller.signal);
	const state = store.getState();
	const lines = isJson ? [formatJson(state, words).trimEnd()] : formatStates(state, style);
	writeLines(io.stdout, lines);
	writeLines(io.stderr, [
		...(state.clusters.some((cluster) => isNameless(cluster)) ? [`restop: ${words.report.lateIdentity}`] : []),
		...formatErrors(state, words),
	]);
	return exitCodeOf(selectRestores(state));
}

/** It has answered, and not told who it is. */
function isNameless({answeredAt, name, agentVersion}: WatchedCluster): boolean {
	return answeredAt !== undefined && (name === undefined || agentVersion === undefined);
}

/** Waits for what is under way, but not longer than that. */
async function waitAtMost(work: Promise<void>, ms: number, {polling: {clock}}: Session, signal: AbortSignal) {
	const limit = new AbortController();
	try {
		await Promise.race([work, clock.sleep(ms, AbortSignal.any([limit.signal, signal]))]);
	} finally {
		limit.abort();
	}
}
