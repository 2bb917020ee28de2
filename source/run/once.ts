import type {ClusterId} from '../domain/cluster.js';
import type {Problem} from '../domain/problem.js';
import {findCluster, type State, type WatchedCluster} from '../monitor/state.js';
import type {OutputFormat} from '../command-line/output-format.js';
import {formatErrors, formatUnmatched} from '../report/error-lines.js';
import {exitCodeOf} from '../report/exit-code.js';
import {formatJson} from '../report/json.js';
import {formatNdjson} from '../report/ndjson.js';
import {formatStates, type Style} from '../report/plain.js';
import type {Words} from '../locale/words.js';
import {createProgressReader, type ProgressReader} from '../polling/progress-reader.js';
import {createClusterInfoReader, type ClusterInfoReader} from '../polling/cluster-info.js';
import {pollAnyAgent} from '../polling/poll-any-agent.js';
import {pollRound} from '../polling/poll-round.js';
import {endInTime, waitAtMost} from '../system/race.js';
import {spellText} from '../text/charset.js';
import type {ConnectedCluster} from './connect-cluster.js';
import type {Fleet} from './fleet.js';
import {writeLines, type OutputContext} from './output-context.js';

/** How long the answers beside the overviews are waited for, after the last overview. */
const longestExtraMs = 3000;

type OnceOptions = {
	readonly output: OutputFormat | undefined;
	/** Whether a document of ndjson holds the agent's own response. */
	readonly hasOverview: boolean;
	readonly timeoutMs: number;
};

/** Polls each tenant once, prints the result, and returns the exit code. */
export async function showOnce(
	{monitor, clusters}: Fleet,
	{io, style, controller}: OutputContext,
	options: OnceOptions,
): Promise<number> {
	const {words} = style;
	const extraMs = Math.min(options.timeoutMs, longestExtraMs);
	const connected = await clusters();
	const reads = await Promise.all(connected.map(async (cluster) => readOnce(cluster, extraMs, controller.signal)));
	const state = monitor.store.getState();
	writeLines(io.stdout, formatAs(options, state, style));
	const errors = [
		...reads.flatMap((read) => infoLines(state, read, words)),
		...state.clusters.flatMap((cluster) => sqlLines(cluster, words)),
		...formatErrors(state, words),
		...formatUnmatched(state, words),
	];
	writeLines(
		io.stderr,
		errors.map((line) => spellText(line, style.charset ?? 'unicode')),
	);
	return exitCodeOf(state);
}

/** One round of polls, the information about the cluster, and its progress over SQL. */
async function readOnce(
	{polling, progress}: ConnectedCluster,
	extraMs: number,
	signal: AbortSignal,
): Promise<InfoResult> {
	const clusterInfo = createClusterInfoReader(polling);
	const reader = progress && createProgressReader(progress);
	try {
		let hasAnswered = false;
		await endInTime(
			pollAnyAgent(
				undefined,
				async () =>
					pollRound(polling, () => {
						hasAnswered = true;
					}),
				polling.failOver,
			),
			signal,
		);
		if (hasAnswered) {
			clusterInfo.read();
		}

		await waitAtMost(readAside(clusterInfo, reader), extraMs, signal);
		return {cluster: polling.cluster, isLate: clusterInfo.isPending(), problem: clusterInfo.problem()};
	} finally {
		await reader?.close();
	}
}

function formatAs({output, hasOverview}: OnceOptions, state: State, style: Style): readonly string[] {
	switch (output) {
		case 'json': {
			return [formatJson(state, style.words).trimEnd()];
		}

		case 'ndjson': {
			return [formatNdjson(state, style.words, hasOverview)];
		}

		case 'screen':
		case 'plain':
		case undefined: {
			return formatStates(state, style);
		}
	}
}

/** That SQL did not answer in time; nothing if the agent did not answer, since SQL needs the address from it. */
function sqlLines({sql, answeredAt}: WatchedCluster, {screen}: Words): readonly string[] {
	const isLate = sql.type === 'asking' && answeredAt !== undefined;
	return isLate ? [`restop: ${screen.sqlOff({reason: 'timeout', said: ''})}`] : [];
}

/** Whether answers about a cluster were late, and why a request for them failed. */
type InfoResult = {readonly cluster: ClusterId; readonly isLate: boolean; readonly problem: Problem | undefined};

/** Why the cluster's name or its version is missing although the agent has answered. */
function infoLines(state: State, {cluster: id, isLate, problem}: InfoResult, words: Words): readonly string[] {
	const cluster = findCluster(state, id);
	if (cluster === undefined || !isNameless(cluster)) {
		return [];
	}

	if (isLate || problem?.reason === 'timeout') {
		return [`restop: ${words.report.lateClusterInfo}`];
	}

	return problem === undefined
		? []
		: [`restop: ${words.report.failedClusterInfo(words.describeProblem(problem, {address: cluster.agent}).message)}`];
}

/** Progress is read after the overviews, since a row needs a known job. */
async function readAside(clusterInfo: ClusterInfoReader, reader: ProgressReader | undefined): Promise<void> {
	await Promise.all([clusterInfo.ended(), reader?.read().then(reader.ended)]);
}

/** Whether the agent has answered, but the cluster's name or its version is missing. */
function isNameless({answeredAt, name, agentVersion}: WatchedCluster): boolean {
	return answeredAt !== undefined && (name === undefined || agentVersion === undefined);
}
