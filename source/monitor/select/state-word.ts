import {isFinal, type Outcome} from '../../domain/phase.js';
import {outcomeOfRestore, phaseOfRestore, type WatchedRestore} from '../../domain/restore/watched-restore.js';
import type {StateWord} from '../../domain/state-word.js';
import type {State, WatchedCluster} from '../state.js';

/** The state of a restore in one word, without looking for a stall. */
export function stateWordOf(state: State, cluster: WatchedCluster, restore: WatchedRestore): StateWord {
	const {job, problem} = restore;
	const outcome = outcomeOfRestore(restore);
	if (cluster.trouble !== undefined && !isFinal(outcome)) {
		const {problem: trouble, since} = cluster.trouble;
		return {type: 'noAnswer', code: trouble.code, forMs: state.now.monotonicMs - since.monotonicMs};
	}

	if (job === undefined && problem === undefined) {
		return {type: 'firstAnswer'};
	}

	return endWord(restore, outcome) ?? {type: 'phase', phase: phaseOfRestore(restore), status: job?.status ?? ''};
}

function endWord({job, problem}: WatchedRestore, outcome: Outcome): StateWord | undefined {
	switch (outcome) {
		case 'failed': {
			return {type: 'failed', code: job?.failure?.code};
		}

		case 'dropped':
		case 'none': {
			return {type: outcome};
		}

		case 'unknown': {
			return job === undefined && problem !== undefined
				? {type: 'rejected'}
				: {type: 'ended', status: job?.status ?? ''};
		}

		case 'running':
		case 'succeeded':
		case 'waiting': {
			return undefined;
		}
	}
}
