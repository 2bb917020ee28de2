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
	/** Requests what is not known yet; a request that failed is repeated after a minute. */
	readonly read: () => void;
	/** Requests everything again: an agent that failed may come back in another version. */
	readonly forget: () => void;
	/** Resolves when no request is under way; rejects with a bug. */
	readonly ended: () => Promise<void>;
	/** Whether a request is under way. */
	readonly isPending: () => boolean;
	/** Why a request failed; undefined if none did, such as one that is not answered yet. */
	readonly problem: () => Problem | undefined;
};

export function createClusterInfoReader(options: ClusterInfoOptions): ClusterInfoReader {
	const requests = infoRequests(options).map((send) => createInfoRequest(send, options));
	return {
		read() {
			for (const request of requests) {
				request.read();
			}
		},
		forget() {
			for (const request of requests) {
				request.forget();
			}
		},
		async ended() {
			await Promise.all(requests.map(async (request) => request.ended()));
		},
		isPending: () => requests.some((request) => request.isPending()),
		problem: () => requests.map((request) => request.problem()).find((problem) => problem !== undefined),
	};
}

/** Agents of some versions always fail one of these requests, so it is not repeated with every poll. */
const retryAfterMs = 60_000;

function createInfoRequest(
	send: () => Promise<void>,
	{clock, problemOf, signal}: ClusterInfoOptions,
): ClusterInfoReader {
	let running: Promise<void> | undefined;
	let isRunning = false;
	let isKnown = false;
	let forgotten = 0;
	let failure: {readonly problem: Problem; readonly atMs: number} | undefined;

	async function attempt(): Promise<void> {
		const before = forgotten;
		try {
			await send();
			isKnown = before === forgotten;
			failure = undefined;
		} catch (error) {
			const problem = problemUnlessAborted(error, {problemOf, signal});
			failure = problem && {problem, atMs: clock.monotonic()};
		}

		isRunning = false;
	}

	return {
		read() {
			const isTooEarly = failure !== undefined && clock.monotonic() - failure.atMs < retryAfterMs;
			if (isRunning || isKnown || isTooEarly) {
				return;
			}

			isRunning = true;
			running = attempt();
		},
		forget() {
			// One that is under way may be answered by the agent as it was: it is sent again after it has ended.
			forgotten++;
			isKnown = false;
			failure = undefined;
		},
		async ended() {
			await running;
		},
		isPending: () => isRunning,
		problem: () => failure?.problem,
	};
}

/** Sent between two rounds of overviews. What the agent does not answer stays unknown. */
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
