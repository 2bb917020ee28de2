import type {ClusterId} from '../../domain/cluster.js';
import {missInList, observe, observeOverSql} from '../../domain/restore/observe.js';
import {
	createWatchedRestore,
	hasEnded,
	isNamed,
	type Sample,
	type WatchedRestore,
} from '../../domain/restore/watched-restore.js';
import type {DiscoverySource, ListedReading, RestoreReading} from '../../domain/restore-reading.js';
import {isMatchOfAny} from '../../domain/tenant-pattern.js';
import type {FactBody} from '../fact.js';
import {findCluster, updateCluster, type State, type WatchedCluster} from '../state.js';
import {shouldLeaveList} from './discovery-span.js';
import {assignListed} from './listed-rows.js';
import {takeRestores, type Transition} from './update-restores.js';

type Discovered = Extract<FactBody, {readonly type: 'restoresDiscovered'}>;

/** Restores of a cluster that are watched at most, so that a cluster with a long history does not fill the memory. */
const mostRestores = 2000;

/** The state after a list of a cluster's restores was read: of those that are watched, and of those that it has in addition. */
export function discoverRestores(state: State, fact: Discovered): State {
	const {cluster: id, source, restores: listed} = fact;
	const cluster = findCluster(state, id);
	if (cluster === undefined) {
		return state;
	}

	const sample = {...state.now, ...(fact.agentTime === undefined ? {} : {agentTime: fact.agentTime})};
	const {rows, others} = assignListed(cluster.restores, listed);
	const known = cluster.restores.map((previous) => ({
		previous,
		next: readRow(previous, rows.get(previous), {cluster, fact, sample}),
	}));
	const found = others
		.filter((entry) => isWatched(entry, cluster, sample))
		.map((entry) => beginRow(entry, {state, cluster, source, sample}));
	const kept = known.filter(({next}) => !shouldLeaveList(next, {sinceMs: cluster.discovery?.sinceMs, sample}));
	const update = {
		restores: inListOrder([...kept, ...found].map(({next}) => next)).slice(0, mostRestores),
		transitions: [...kept.filter(({previous, next}) => previous !== next), ...found],
	};
	const isOther = update.transitions.length > 0 || kept.length < known.length;
	return markListed(isOther ? takeRestores(state, id, update) : state, id, source);
}

type RowContext = {readonly cluster: WatchedCluster; readonly fact: Discovered; readonly sample: Sample};

/** A restore after the list: with its entry, or without one. */
function readRow(
	restore: WatchedRestore,
	listed: ListedReading | undefined,
	{cluster, fact, sample}: RowContext,
): WatchedRestore {
	if (listed === undefined) {
		const isExpected = fact.hasAllRunning && !isNamed(restore) && isUnended(restore);
		return isExpected && !restore.isDropped ? missInList(restore, fact.hasEnded) : restore;
	}

	if (fact.source !== 'sql') {
		return observe(restore, listed.reading, sample);
	}

	return isNamed(restore) && !isNeededOverSql(restore, listed.reading, cluster)
		? restore
		: observeOverSql(restore, listed.reading, sample);
}

/** Whether the history has no row of it yet. */
function isUnended({job}: WatchedRestore): boolean {
	return job !== undefined && job.finishedAt === undefined;
}

/** A restore whose tenant was named is the agent's to describe, unless the agent cannot. */
function isNeededOverSql(restore: WatchedRestore, reading: RestoreReading, {trouble}: WatchedCluster): boolean {
	const {job, problem} = restore;
	if (job !== undefined && reading.jobId < job.jobId) {
		return false;
	}

	// What ended while the agent described it stays as the agent described it.
	const isNews = job === undefined || !hasEnded(job) || reading.jobId > job.jobId || restore.isDropped;
	return isNews && (trouble !== undefined || problem !== undefined);
}

/** Whether a restore that has no row yet gets one. */
function isWatched(
	{tenant, tableRestore, reading}: ListedReading,
	{discovery}: WatchedCluster,
	sample: Sample,
): boolean {
	if (discovery === undefined) {
		return false;
	}

	const isWanted = isMatchOfAny(tableRestore?.tenant ?? tenant, discovery.globs);
	const isRecent =
		reading.finishedAt === undefined || reading.finishedAt > (sample.agentTime ?? sample.at) - discovery.sinceMs;
	return isWanted && isRecent;
}

type BeginContext = Omit<RowContext, 'fact'> & {readonly state: State; readonly source: DiscoverySource};

function beginRow(
	{tenant, reading, tableRestore}: ListedReading,
	{state, cluster, source, sample}: BeginContext,
): Transition {
	const previous = createWatchedRestore(tenant, {
		ownJobId: reading.jobId,
		isPast: hasEndedBefore(reading, state, sample),
		...(tableRestore === undefined ? {} : {tableRestore}),
	});
	const next = source === 'sql' ? observeOverSql(previous, reading, sample) : observe(previous, reading, sample);
	return {previous, next, news: newsOf(next, cluster)};
}

/** Restores of the past are no events; and of those that run, only the ones that were not there before have just begun. */
function newsOf({isPast}: WatchedRestore, {hasListed}: WatchedCluster): Exclude<Transition['news'], undefined> {
	if (isPast) {
		return 'none';
	}

	return hasListed ? 'begun' : 'seen';
}

/** Whether the restore had ended before watching began. */
function hasEndedBefore({finishedAt}: RestoreReading, {now, startedAt}: State, sample: Sample): boolean {
	const beganAt = (sample.agentTime ?? sample.at) - (now.monotonicMs - startedAt.monotonicMs);
	return finishedAt !== undefined && finishedAt < beganAt;
}

/** Those that were named in their order, then the others by their jobs. */
function inListOrder(restores: readonly WatchedRestore[]): readonly WatchedRestore[] {
	const named = restores.filter((restore) => isNamed(restore));
	const others = restores.filter((restore) => !isNamed(restore));
	return [...named, ...others.toSorted((one, other) => (one.ownJobId ?? 0) - (other.ownJobId ?? 0))];
}

/** Where only named restores are watched a list is another way to read them, and no discovery. */
function markListed(state: State, id: ClusterId, source: DiscoverySource): State {
	return updateCluster(state, id, (cluster) =>
		cluster.discovery === undefined ? cluster : {...cluster, hasListed: true, discoverySource: source},
	);
}
