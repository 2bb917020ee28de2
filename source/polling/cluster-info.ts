import type {AgentClient} from '../agent/agent-client.js';
import type {ClusterId} from '../domain/cluster.js';
import type {Problem} from '../domain/problem.js';
import type {ExactJson} from '../text/exact-json.js';
import type {FactBody} from '../monitor/fact.js';
import type {Clock} from '../system/clock.js';
import {problemUnlessAborted} from './problem-unless-aborted.js';

export type ClusterInfoOptions = {
	readonly cluster: ClusterId;
	readonly client: Pick<AgentClient, 'readVersion' | 'readCluster' | 'readFinished'>;
	/** The problem of an expected error; undefined for a bug, which is rethrown. */
	readonly problemOf: (error: unknown) => Problem | undefined;
	readonly dispatch: (fact: FactBody) => void;
	/** Called with each answer about the cluster. */
	readonly onClusterInfo?: (cluster: ExactJson | undefined) => void;
	readonly clock: Clock;
	readonly signal: AbortSignal;
};

export type ClusterInfoReader = {
	/** Asks for what is not known yet; what the agent failed to answer is asked again after a minute. */
	readonly read: () => void;
	/** An agent that failed may come back as another version: everything is asked again. */
	readonly forget: () => void;
	/** Resolves when no request is under way; rejects with a bug. */
	readonly ended: () => Promise<void>;
};

export function createClusterInfoReader(options: ClusterInfoOptions): ClusterInfoReader {
	const questions = infoRequests(options).map((ask) => createInfoRequest(ask, options));
	return {
		read() {
			for (const question of questions) {
				question.read();
			}
		},
		forget() {
			for (const question of questions) {
				question.forget();
			}
		},
		async ended() {
			await Promise.all(questions.map(async (question) => question.ended()));
		},
	};
}

/** Agents of some versions always fail one of these requests: it must not be sent with every poll. */
const askedAgainMs = 60_000;

function createInfoRequest(
	ask: () => Promise<void>,
	{clock, problemOf, signal}: ClusterInfoOptions,
): ClusterInfoReader {
	let asking: Promise<void> | undefined;
	let failedMs: number | undefined;

	async function tryOnce(): Promise<void> {
		failedMs = undefined;
		try {
			await ask();
		} catch (error) {
			problemUnlessAborted(error, {problemOf, signal});
			failedMs = clock.monotonic();
		}
	}

	return {
		read() {
			const isFailed = failedMs !== undefined && clock.monotonic() - failedMs >= askedAgainMs;
			asking = asking === undefined || isFailed ? tryOnce() : asking;
		},
		forget() {
			asking = undefined;
		},
		async ended() {
			await asking;
		},
	};
}

/** Sent beside the overviews. What the agent does not answer stays unknown. */
function infoRequests({
	client,
	cluster,
	onClusterInfo,
	dispatch,
	signal,
}: ClusterInfoOptions): ReadonlyArray<() => Promise<void>> {
	return [
		async () => {
			const agentVersion = await client.readVersion(signal);
			if (agentVersion !== undefined) {
				dispatch({type: 'versionRead', cluster, agentVersion});
			}
		},
		async () => {
			const {name, info} = await client.readCluster(signal);
			onClusterInfo?.(info);
			if (name !== undefined) {
				dispatch({type: 'nameRead', cluster, name});
			}
		},
		async () => {
			dispatch({type: 'endedRestoresRead', cluster, restores: await client.readFinished(signal)});
		},
	];
}
