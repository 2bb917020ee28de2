import {isSameKey, type ClusterId, type RestoreKey} from '../../domain/cluster.js';
import {addProgress, loseProgress, observe, refuse} from '../../domain/restore/observe.js';
import {recallPhases} from '../../domain/restore/recorded-phases.js';
import type {RestoreReading} from '../../domain/restore-reading.js';
import type {StatusChange} from '../../domain/restore/status-change.js';
import {keyOf, type WatchedRestore} from '../../domain/restore/watched-restore.js';
import type {FactBody} from '../fact.js';
import {findCluster, updateCluster, type State} from '../state.js';
import {endTrouble} from './agent-trouble.js';
import {endSqlTrouble} from './sql-trouble.js';
import {updateRestore, updateRestores} from './update-restores.js';

type Of<Type extends FactBody['type']> = Extract<FactBody, {readonly type: Type}>;

/** The state after a restore was read; one that is not watched changes nothing. */
export function readRestore(state: State, {key, reading, agentTime}: Of<'restoreRead'>): State {
	const sample = {...state.now, ...(agentTime === undefined ? {} : {agentTime})};
	return isWatched(state, key)
		? updateRestore(endTrouble(state, key.cluster), key, (restore) =>
				recall(state, key.cluster, restore, observe(restore, reading, sample)),
			)
		: state;
}

/** The restore with the recorded phases, where a reading has changed its phases: those of a new job are looked up. */
function recall(state: State, id: ClusterId, before: WatchedRestore, after: WatchedRestore): WatchedRestore {
	const changes = findCluster(state, id)?.statusHistory ?? [];
	return after.phases === before.phases || changes.length === 0 ? after : recallPhases(after, changes, state.now);
}

/** The state after OceanBase's record of phases was read. */
export function readStatusHistory(state: State, id: ClusterId, changes: readonly StatusChange[]): State {
	const known = updateCluster(state, id, (cluster) => ({...cluster, statusHistory: changes}));
	return updateRestores(known, id, (restore) => recallPhases(restore, changes, state.now));
}

/** The state after the agent has refused one tenant. A refusal is an answer: it ends an outage. */
export function refuseRestore(state: State, {key, problem}: Of<'restoreRefused'>): State {
	return isWatched(state, key)
		? updateRestore(endTrouble(state, key.cluster), key, (restore) => refuse(restore, problem))
		: state;
}

/** The state after a task of obshell was found that cancelled a restore. */
export function markCancelled(state: State, key: RestoreKey): State {
	return updateRestore(state, key, (restore) => (restore.isDropped ? {...restore, isCancelled: true} : restore));
}

/** The state after progress was read over SQL; a row of a job that was not read from the agent changes nothing. */
export function readProgress(state: State, {cluster, rows, isVerified = false}: Of<'progressRead'>): State {
	const rowOfJob = new Map(rows.toReversed().map((row) => [jobKey(row), row]));
	return updateRestores(endSqlTrouble(state, cluster, isVerified), cluster, (restore) => {
		const row = restore.reading && rowOfJob.get(jobKey(restore.reading));
		const next = row === undefined ? restore : addProgress(restore, row, state.now);
		return next === restore ? loseProgress(restore) : recall(state, cluster, restore, next);
	});
}

function isWatched(state: State, key: RestoreKey): boolean {
	const {cluster} = key;
	return findCluster(state, cluster)?.restores.some((restore) => isSameKey(keyOf(cluster, restore), key)) ?? false;
}

/** Equal for the rows that may be of the same job; `addProgress` compares the rest. */
function jobKey({jobId, restoreTenantId}: Pick<RestoreReading, 'jobId' | 'restoreTenantId'>): string {
	return `${jobId} ${restoreTenantId}`;
}
