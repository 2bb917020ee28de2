import type {Outcome} from '../../domain/phase.js';
import type {Standstill} from '../../domain/progress/standstill.js';
import {outcomeOfRestore, phaseOfRestore, type WatchedRestore} from '../../domain/restore/watched-restore.js';
import type {StateWord} from '../../domain/state-word.js';
import type {RestoreView} from './restore-view.js';

type Found = {
	readonly restore: WatchedRestore;
	readonly standstill: Standstill | undefined;
	readonly silence: RestoreView['silence'];
};

/**
 * The state of a restore in one word. One that cannot be read any more keeps its last word: that its cluster does not answer
 * is said of the cluster, and of a restore that was never read.
 */
export function stateWordOf({restore, standstill, silence}: Found): StateWord {
	const {job, problem, tableRestore} = restore;
	if (job === undefined && problem === undefined) {
		return silence === undefined ? {type: 'firstAnswer'} : {type: 'noAnswer', ...silence};
	}

	const outcome = outcomeOfRestore(restore);
	const phase = {type: 'phase', phase: phaseOfRestore(restore), status: job?.status ?? ''} as const;
	const running = tableRestore === undefined || outcome !== 'running' ? phase : ({type: 'tableRestore'} as const);
	return endWord(restore, outcome) ?? standstillWord(standstill) ?? running;
}

function standstillWord(standstill: Standstill | undefined): StateWord | undefined {
	if (standstill === undefined) {
		return undefined;
	}

	const {sinceMs, longestPauseMs} = standstill;
	return {type: longestPauseMs === undefined ? 'noProgress' : 'stalled', forMs: sinceMs};
}

function endWord({job, problem, isCancelled}: WatchedRestore, outcome: Outcome): StateWord | undefined {
	switch (outcome) {
		case 'failed': {
			return {type: 'failed', code: job?.failure?.code};
		}

		case 'dropped': {
			return {type: isCancelled ? 'cancelled' : 'dropped'};
		}

		case 'none': {
			return {type: 'none'};
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
