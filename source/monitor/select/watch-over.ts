import {isFinal} from '../../domain/phase.js';
import {isReasonAwaited} from '../../domain/restore/unexplained.js';
import {outcomeOfRestore, type WatchedRestore} from '../../domain/restore/watched-restore.js';
import type {State, WatchedCluster} from '../state.js';
import {visibleRestores} from './visible-restores.js';

/** Whether no watched restore can change any more, so that `--wait` ends. */
export function isWatchOver(state: State): boolean {
	const {clusters} = state;
	return (
		clusters.every((cluster) => isHopeless(cluster) || isListed(cluster)) &&
		visibleRestores(clusters).every(({cluster, restore}) => isHopeless(cluster) || isOver(restore))
	);
}

/** Restores that are to be discovered are known only after the first list. */
function isListed({discovery, hasListed}: WatchedCluster): boolean {
	return discovery === undefined || hasListed;
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
