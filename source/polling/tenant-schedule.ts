import {isNamed, type WatchedRestore} from '../domain/restore/watched-restore.js';
import {createChangeDetector} from '../monitor/on-change.js';
import {isReadOverSql} from './read-over-sql.js';
import type {Coverage} from './discover.js';

/** What a round has read so far. */
type RoundSoFar = {
	readonly coverage: Coverage;
	/** When the round began, by the monotonic clock. */
	readonly sinceMs: number;
};

export type TenantSchedule = (round: RoundSoFar) => readonly string[];

type ScheduleOptions = {
	readonly restores: () => readonly WatchedRestore[];
	/** How many commands to poll at once there were. */
	readonly refreshes: () => number;
	/** In ms. */
	readonly monotonic: () => number;
};

/** Ms. What has ended changes only when the tenant is restored again or dropped, and each request is a kilobyte of agent log. */
const endedEveryMs = 60_000;

/**
 * Returns a function that lists the named tenants to poll one by one in a round: those whose restore has not ended, and the
 * others once a minute, all at once, and after a command to poll at once. A restore whose progress comes over SQL is due every
 * ten seconds. `coverage` is what a list of this round, which
 * began at `sinceMs`, has covered: then a tenant without a restore is polled once a minute too, since its restore would be in
 * the list.
 */
export function createTenantSchedule({restores, refreshes, monotonic}: ScheduleOptions): TenantSchedule {
	const isRefreshed = createChangeDetector(refreshes);
	let allMs = -Infinity;
	return ({coverage, sinceMs}) => {
		const isAll = isRefreshed() || monotonic() - allMs >= endedEveryMs;
		allMs = isAll ? monotonic() : allMs;
		const isDue = (restore: WatchedRestore) =>
			isNamed(restore) &&
			!(coverage === 'running' && isReadSince(restore, sinceMs)) &&
			(isAll || !(hasEnded(restore) || isReadOverSql(restore, monotonic()) || isCovered(restore, coverage)));
		return restores()
			.filter((restore) => isDue(restore))
			.map(({tenant}) => tenant);
	};
}

/** Whether a list would have had the restore of a tenant that has none. */
function isCovered({problem}: WatchedRestore, coverage: Coverage): boolean {
	return coverage === 'running' && problem !== undefined;
}

/** Whether a list has had the restore, and a reading of it is as new as that list. */
function isReadSince({sample}: WatchedRestore, sinceMs: number): boolean {
	return sample !== undefined && sample.monotonicMs >= sinceMs;
}

/** A restore that has failed is read on until it is in the history, which has the reason. */
function hasEnded({job, isDropped}: WatchedRestore): boolean {
	return isDropped || job?.finishedAt !== undefined;
}
