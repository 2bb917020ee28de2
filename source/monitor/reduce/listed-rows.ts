import {isNamed, type WatchedRestore} from '../../domain/restore/watched-restore.js';
import type {ListedReading} from '../../domain/restore-reading.js';

type Assignment = {
	/** The entry of each restore that the list has. */
	readonly rows: ReadonlyMap<WatchedRestore, ListedReading>;
	/** The entries of restores that are not watched. */
	readonly others: readonly ListedReading[];
};

/**
 * Which entry of a list belongs to which watched restore. A tenant that was named has the newest job of its name, so that the
 * restore is watched once, however it was found; a restore that was discovered has the entry of its job.
 */
export function assignListed(restores: readonly WatchedRestore[], listed: readonly ListedReading[]): Assignment {
	const entryOfJob = new Map(listed.map((entry) => [jobKey(entry.tenant, entry.reading.jobId), entry]));
	const newest = newestOfTenants(listed);
	const rows = new Map(
		restores.flatMap((restore) => {
			const entry = isNamed(restore)
				? newest.get(nameKey(restore.tenant))
				: entryOfJob.get(jobKey(restore.tenant, restore.ownJobId ?? 0));
			return entry === undefined ? [] : [[restore, entry] as const];
		}),
	);
	const taken = new Set(rows.values());
	return {
		rows,
		others: entryOfJob
			.values()
			.filter((entry) => !taken.has(entry))
			.toArray(),
	};
}

function newestOfTenants(listed: readonly ListedReading[]): ReadonlyMap<string, ListedReading> {
	const newest = new Map<string, ListedReading>();
	for (const entry of listed) {
		const key = nameKey(entry.tenant);
		const known = newest.get(key);
		if (known === undefined || entry.reading.jobId > known.reading.jobId) {
			newest.set(key, entry);
		}
	}

	return newest;
}

/** OceanBase finds a tenant by its name without regard to case. */
function nameKey(tenant: string): string {
	return tenant.toLowerCase();
}

function jobKey(tenant: string, jobId: number): string {
	return `${jobId} ${nameKey(tenant)}`;
}
