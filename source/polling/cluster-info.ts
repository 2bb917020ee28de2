import type {AgentClient} from '../agent/agent-client.js';
import type {Problem} from '../domain/problem.js';
import type {ExactJson} from '../text/exact-json.js';
import type {FactBody} from '../monitor/fact.js';
import type {Clock} from '../system/clock.js';
import {problemUnlessAborted} from './problem-unless-aborted.js';

export type ClusterInfoOptions = {
	/** The agent's address, the cluster's key in the state. */
	readonly cluster: string;
	readonly client: Pick<AgentClient, 'readVersion' | 'readCluster' | 'readFinished'>;
	/** What an error says of the agent; undefined of a bug, which is thrown on. */
	readonly problemOf: (error: unknown) => Problem | undefined;
	readonly dispatch: (happening: FactBody) => void;
	/** Called with what the agent says of its cluster, each time it has said it. */
	readonly onClusterInfo?: (cluster: ExactJson | undefined) => void;
	readonly clock: Clock;
	readonly signal: AbortSignal;
};

export type ClusterInfoReader = {
	/** Asks who the agent is, as far as it has not told; what it failed to tell not before a minute has passed. */
	readonly read: () => void;
	/** An agent that was lost may come back as another version: it is asked again. */
	readonly forget: () => void;
	/** Ends when nothing is being asked any more; throws what must not be swallowed. */
	readonly ended: () => Promise<void>;
};

export function createClusterInfoReader(options: ClusterInfoOptions): ClusterInfoReader {
	const questions = identityQuestions(options).map((ask) => createQuestion(ask, options));
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

/** An agent of some versions always fails to tell one of these: it must not be asked with every poll. */
const askedAgainMs = 60_000;

function createQuestion(ask: () => Promise<void>, {clock, problemOf, signal}: ClusterInfoOptions): ClusterInfoReader {
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

/** Who the agent is, asked beside the overviews. Whatever it does not tell stays unknown. */
function identityQuestions({
	client,
	cluster,
	onClusterInfo: met,
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
			met?.(info);
			if (name !== undefined) {
				dispatch({type: 'nameRead', cluster, name});
			}
		},
		async () => {
			dispatch({type: 'finishedRead', cluster, finished: await client.readFinished(signal)});
		},
	];
}
