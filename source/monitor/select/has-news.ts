import type {RestoreJob} from '../../domain/restore-job.js';
import type {WatchedRestore} from '../../domain/restore/watched-restore.js';
import type {State, WatchedCluster} from '../state.js';
import {selectPause} from './seen.js';

/**
 * Whether a screen would show the second state differently for another reason than the passage of time. An answer equal to
 * the one before is no news.
 */
export function hasNews(before: State, after: State): boolean {
	if (before.paused !== undefined && before.paused === after.paused) {
		return before.view !== after.view || before.intervalMs !== after.intervalMs || hasPauseNews(before, after);
	}

	return (
		before.paused !== after.paused ||
		before.events !== after.events ||
		before.view !== after.view ||
		before.attention.news !== after.attention.news ||
		before.intervalMs !== after.intervalMs ||
		isOtherList(before.clusters, after.clusters, hasClusterNews)
	);
}

/** The screen stands still: only how much has happened since is shown. */
function hasPauseNews(before: State, after: State): boolean {
	return (
		before.events !== after.events &&
		JSON.stringify(selectPause(before)?.news) !== JSON.stringify(selectPause(after)?.news)
	);
}

function isOtherList<Value>(
	before: readonly Value[],
	after: readonly Value[],
	isOther: (before: Value, after: Value) => boolean,
): boolean {
	return (
		before !== after &&
		(before.length !== after.length ||
			after.some((value, index) => {
				const old = before[index];
				return old !== value && (old === undefined || isOther(old, value));
			}))
	);
}

function hasClusterNews(before: WatchedCluster, after: WatchedCluster): boolean {
	return (
		before.name !== after.name ||
		before.agent !== after.agent ||
		before.discoverySource !== after.discoverySource ||
		before.tenants !== after.tenants ||
		before.agentVersion !== after.agentVersion ||
		before.trouble !== after.trouble ||
		before.sql.type !== after.sql.type ||
		before.endedRestores !== after.endedRestores ||
		before.restoreTasks !== after.restoreTasks ||
		// The time of the next try is shown while the agent does not answer.
		(after.trouble !== undefined && before.nextPollMs !== after.nextPollMs) ||
		(before.answeredAt === undefined) !== (after.answeredAt === undefined) ||
		isOtherList(before.restores, after.restores, hasRestoreNews)
	);
}

function hasRestoreNews(before: WatchedRestore, after: WatchedRestore): boolean {
	return (
		before.tenant !== after.tenant ||
		before.ownJobId !== after.ownJobId ||
		before.isCancelled !== after.isCancelled ||
		before.problem !== after.problem ||
		before.isDropped !== after.isDropped ||
		before.isGone !== after.isGone ||
		before.unexplained !== after.unexplained ||
		before.phases !== after.phases ||
		before.agentRow !== after.agentRow ||
		before.speeds !== after.speeds ||
		before.progress?.isFresh !== after.progress?.isFresh ||
		isOtherJob(before.job, after.job)
	);
}

function isOtherJob(before: RestoreJob | undefined, after: RestoreJob | undefined): boolean {
	if (before === undefined || after === undefined) {
		return before !== after;
	}

	return (
		before.jobId !== after.jobId ||
		before.status !== after.status ||
		before.finishedAt !== after.finishedAt ||
		before.startedAt !== after.startedAt ||
		isOtherRecord(before.data, after.data) ||
		isOtherRecord(before.log, after.log)
	);
}

function isOtherRecord<Value extends object>(before: Value, after: Value): boolean {
	const names = new Set([...Object.keys(before), ...Object.keys(after)]);
	return [...names].some((name) => Reflect.get(before, name) !== Reflect.get(after, name));
}
