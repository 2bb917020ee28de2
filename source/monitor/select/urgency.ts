import {memoByReference} from '../../domain/memo.js';
import type {WatchedRestore} from '../../domain/restore/watched-restore.js';
import type {StateWord} from '../../domain/state-word.js';
import {rateOfRestore} from './rate.js';
import {stateWordOf} from './state-word.js';

/** How soon a person should look at a restore. */
export type Urgency = {
	/** By its state alone: the lowest first. */
	readonly rank: number;
	/**
	 * Among restores of one rank the lowest comes first: when a running one will end, by the monotonic clock in ms, a lower
	 * bound, or undefined where it is unknown; of ended ones how long ago, so that the newest comes first.
	 */
	readonly endMs: number | undefined;
};

const ranks = {failed: 0, stuck: 1, odd: 2, estimated: 3, bounded: 4, running: 5, over: 6} as const;

/** By what was read of a restore, not by the time since; computed once for each reading. */
export const urgencyOf = memoByReference((restore: WatchedRestore): Urgency => {
	const {countedMs = 0, job, isPast} = restore;
	if (isPast) {
		return {rank: ranks.over, endMs: -(job?.finishedAt ?? 0)};
	}

	const {standstill, eta, leastMs} = rateOfRestore(restore, {nowMs: countedMs, areFiguresStale: false});
	const rank = rankOf(stateWordOf({restore, standstill, silence: undefined}));
	if (rank === ranks.over && job?.finishedAt !== undefined) {
		return {rank, endMs: -job.finishedAt};
	}

	const leftMs = eta?.ms ?? leastMs;
	if (rank !== ranks.running || leftMs === undefined) {
		return {rank, endMs: undefined};
	}

	return {rank: eta === undefined ? ranks.bounded : ranks.estimated, endMs: countedMs + leftMs};
});

function rankOf(word: StateWord): number {
	switch (word.type) {
		case 'failed':
		case 'dropped':
		case 'cancelled': {
			return ranks.failed;
		}

		case 'stalled':
		case 'noProgress': {
			return ranks.stuck;
		}

		case 'ended':
		case 'none':
		case 'rejected': {
			return ranks.odd;
		}

		case 'phase': {
			return word.phase === 'done' ? ranks.over : ranks.running;
		}

		case 'tableRestore':
		case 'firstAnswer':
		case 'noAnswer': {
			return ranks.running;
		}
	}
}

/** The most urgent first; among the running ones the one that ends first. */
export function compareUrgency(one: Urgency, other: Urgency): number {
	return one.rank === other.rank ? (one.endMs ?? 0) - (other.endMs ?? 0) : one.rank - other.rank;
}
