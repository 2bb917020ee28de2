import type {AgentClock} from '../agent-clock.js';
import {AgentError} from '../agent-error.js';
import {openEnvelope, RefusedError, type Answer, type RawAnswer} from '../answers/envelope.js';

type ReceiverOptions = {
	/** Set by each answer that has the agent's time. */
	readonly clock: AgentClock;
	/**
	 * Called when the agent may have changed: one that was lost may come back as another version, and one that is in no
	 * cluster may join one.
	 */
	readonly onUncertain: () => void;
};

/** Opens the answers of one agent, and keeps what they say of the agent itself. */
type Receiver = {
	/** Throws an AgentError, a RefusedError where the agent itself refused. */
	readonly receive: (coming: Promise<RawAnswer>) => Promise<Answer>;
	/** Whether the last request was answered; true before the first. */
	readonly isReachable: () => boolean;
};

export function createReceiver({clock, onUncertain}: ReceiverOptions): Receiver {
	let isReachable = true;

	function noteFailure(error: AgentError): void {
		isReachable = error instanceof RefusedError;
		if (!isReachable || error.problem.reason === 'notInCluster') {
			onUncertain();
		}
	}

	return {
		async receive(coming) {
			try {
				const answer = openEnvelope(await coming);
				isReachable = true;
				if (answer.time !== undefined) {
					clock.learn(answer.time.at);
				}

				return answer;
			} catch (error) {
				if (error instanceof AgentError) {
					noteFailure(error);
				}

				throw error;
			}
		},
		isReachable: () => isReachable,
	};
}
