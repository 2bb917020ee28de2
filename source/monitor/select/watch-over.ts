import {isFinal} from '../../domain/phase.js';
import {isReasonAwaited} from '../../domain/restore/unexplained.js';
import {outcomeOfRestore, type WatchedRestore} from '../../domain/restore/watched-restore.js';
import type {State, WatchedCluster} from '../state.js';

/** Whether no watched restore can change any more, so that `--wait` ends. */
export function isWatchOver(state: State): boolean {
	return state.clusters.every((cluster) => isHopeless(cluster) || cluster.restores.every((restore) => isOver(restore)));
}

/** A failure is over once its reason is known, or is not waited for any longer. */
function isOver(restore: WatchedRestore): boolean {
	if (isReasonAwaited(restore)) {
		return false;
	}

	const outcome = outcomeOfRestore(restore);
	return isFinal(outcome) || outcome === 'none' || isRefusedForever(restore) || restore.job?.finishedAt !== undefined;
}

/** The agent rejects this name; an unreadable row may become readable in its next phase. */
function isRefusedForever({job, problem}: WatchedRestore): boolean {
	return job === undefined && problem?.code === 'rejected' && problem.reason !== 'unreadableRow';
}

/** No restore was ever read, and the cause does not disappear by itself. During a round another agent may still be taken. */
function isHopeless({trouble, restores, roundBeganMs}: WatchedCluster): boolean {
	const {code, reason} = trouble?.problem ?? {};
	const isRefused = code === 'unauthorized' && reason !== 'passwordUnchecked';
	const isLasting = isRefused || code === 'malformed' || reason === 'notInCluster';
	return isLasting && roundBeganMs === undefined && restores.every(({job}) => job === undefined);
}
