import type {WatchedRestore} from '../domain/restore/watched-restore.js';
import {createChangeDetector} from '../monitor/on-change.js';

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
 * Returns a function that lists the tenants of the next round: those whose restore has not ended, and the others once a
 * minute, all at once, and after a command to poll at once.
 */
export function createTenantSchedule({restores, refreshes, monotonic}: ScheduleOptions): () => readonly string[] {
	const isRefreshed = createChangeDetector(refreshes);
	let allMs = -Infinity;
	return () => {
		const isAll = isRefreshed() || monotonic() - allMs >= endedEveryMs;
		allMs = isAll ? monotonic() : allMs;
		return restores()
			.filter((restore) => isAll || !hasEnded(restore))
			.map(({tenant}) => tenant);
	};
}

/** A restore that has failed is read on until it is in the history, which has the reason. */
function hasEnded({job, isDropped}: WatchedRestore): boolean {
	return isDropped || job?.finishedAt !== undefined;
}
