import type {Problem} from '../domain/problem.js';
import type {FailOver} from './fail-over.js';
import type {Candidate} from './judge-agent.js';

/** Which agent is polled, as far as the poll loop takes part in it. */
export type AgentChoice = Pick<FailOver<Candidate>, 'leave' | 'keep' | 'next'>;

/**
 * Polls, and polls again at once as long as another agent takes over; resolves with the problem that is left. `poll` gets the
 * problem of the last time with the same agent.
 */
export async function pollAnyAgent(
	last: Problem | undefined,
	poll: (last: Problem | undefined) => Promise<Problem | undefined>,
	choice: AgentChoice | undefined,
): Promise<Problem | undefined> {
	const isOther = last !== undefined && choice?.next() !== undefined && (await choice.leave(last));
	const problem = await poll(isOther ? undefined : last);
	if (problem === undefined) {
		choice?.keep();
		return undefined;
	}

	const isLeft = await choice?.leave(problem);
	return isLeft === true ? pollAnyAgent(undefined, poll, choice) : problem;
}
