import {selectRestores} from '../monitor/select/select.js';
import type {State, WatchedCluster} from '../monitor/state.js';
import type {OutputFormat} from '../command-line/output-format.js';
import {formatErrors} from '../report/error-lines.js';
import {exitCodeOf} from '../report/exit-code.js';
import {formatJson} from '../report/json.js';
import {formatNdjson} from '../report/ndjson.js';
import {formatStates, type Style} from '../report/plain.js';
import type {Words} from '../locale/words.js';
import {systemClock} from '../system/clock.js';
import {createProgressReader, type ProgressReader} from '../polling/poll-progress.js';
import {createClusterInfoReader, type ClusterInfoReader} from '../polling/cluster-info.js';
import {pollRound} from '../polling/poll.js';
import {endInTime} from '../system/end-in-time.js';
import type {Session} from './monitor.js';
import {writeLines, type OutputContext} from './output-context.js';

/** What is not there so long after the last overview stays unknown. */
const longestExtraMs = 3000;

export type OnceOptions = {readonly output: OutputFormat | undefined; readonly timeoutMs: number};

/** Asks about each tenant once, prints what it heard, and gives the exit code. */
export async function showOnce(
	session: Session,
	showing: OutputContext,
	{output, timeoutMs}: OnceOptions,
): Promise<number> {
	const {io, style, controller} = showing;
	const {words} = style;
	const {polling, figures, store} = session;
	const identity = createClusterInfoReader(polling);
	const reader = figures && createProgressReader(figures);
	try {
		await endInTime(pollRound(polling, identity.read), controller.signal);
		await waitAtMost(readAside(identity, reader), Math.min(timeoutMs, longestExtraMs), controller.signal);
	} finally {
		await reader?.close();
	}

	const state = store.getState();
	writeLines(io.stdout, formatAs(output, state, style));
	writeLines(io.stderr, [
		...(state.clusters.some((cluster) => isNameless(cluster)) ? [`restop: ${words.report.lateIdentity}`] : []),
		...state.clusters.flatMap((cluster) => sqlLines(cluster, words)),
		...formatErrors(state, words),
	]);
	return exitCodeOf(selectRestores(state));
}

function formatAs(output: OutputFormat | undefined, state: State, style: Style): readonly string[] {
	switch (output) {
		case 'json': {
			return [formatJson(state, style.words).trimEnd()];
		}

		case 'ndjson': {
			return [formatNdjson(state, style.words)];
		}

		case 'screen':
		case 'plain':
		case undefined: {
			return formatStates(state, style);
		}
	}
}

/** Why there are no figures of SQL; an agent that is not there says where they could be found to nobody. */
function sqlLines({sql, answeredAt}: WatchedCluster, {screen}: Words): readonly string[] {
	if (sql.type === 'off') {
		return [`restop: ${screen.sqlOff(sql.problem)}`];
	}

	const isLate = sql.type === 'asking' && answeredAt !== undefined;
	return isLate ? [`restop: ${screen.sqlOff({reason: 'timeout', said: ''})}`] : [];
}

/** What is asked beside the overviews; figures need a job to belong to, so they are read after those. */
async function readAside(identity: ClusterInfoReader, reader: ProgressReader | undefined): Promise<void> {
	await Promise.all([identity.ended(), reader?.read()]);
}

/** It has answered, and not told who it is. */
function isNameless({answeredAt, name, agentVersion}: WatchedCluster): boolean {
	return answeredAt !== undefined && (name === undefined || agentVersion === undefined);
}

/** Waits for what is under way, but not longer than that: of real time, since a network is waited for, also by the demo. */
async function waitAtMost(work: Promise<void>, ms: number, signal: AbortSignal) {
	const limit = new AbortController();
	try {
		await Promise.race([work, systemClock.sleep(ms, AbortSignal.any([limit.signal, signal]))]);
	} finally {
		limit.abort();
	}
}
