import {isAuxiliaryTenant} from '../domain/auxiliary-tenant.js';
import type {ListedReading} from '../domain/restore-reading.js';
import {known} from '../text/wire-value.js';
import type {JobRow} from './job-row.js';
import {keepSame} from './same-list.js';

/** A restore with those of its rows that a view has. */
export type Job = {
	readonly sys: JobRow | undefined;
	readonly own: JobRow | undefined;
	readonly listed: ListedReading;
};

/** Makes the restores of a view out of its rows. What is the same as in the previous list is so by reference. */
export type ListJobs = (rows: readonly JobRow[]) => readonly Job[];

export function createJobList(): ListJobs {
	let previous: readonly Job[] = [];
	let previousRows: readonly JobRow[] = [];
	return (rows) => {
		if (rows === previousRows) {
			return previous;
		}

		previousRows = rows;
		const before = Map.groupBy(previous, (job) => job.listed.reading.jobId);
		const next = pairRows(rows).flatMap((pair) => {
			const jobs = before.get(pair.jobId) ?? [];
			return jobs.find(({sys, own}) => sys === pair.sys && own === pair.own) ?? describeJob(pair) ?? [];
		});
		previous = keepSame(previous, next);
		return previous;
	};
}

/** Whether two rows or lists of rows are of the same restore. An id of a tenant may not be known yet. */
export function isSameRestore(
	one: {readonly jobId: number; readonly restoreTenantId: number},
	other: {readonly jobId: number; readonly restoreTenantId: number},
): boolean {
	const tenants = new Set([one.restoreTenantId, other.restoreTenantId].filter((id) => id !== 0));
	return one.jobId === other.jobId && tenants.size <= 1;
}

type Pair = {readonly jobId: number; sys: JobRow | undefined; own: JobRow | undefined};

/** Of several rows of a kind the last one counts. */
function pairRows(rows: readonly JobRow[]): readonly Pair[] {
	const pairs = new Map<number, Pair[]>();
	for (const row of rows) {
		const {jobId} = row.reading;
		const ofJob = pairs.get(jobId) ?? [];
		const found = ofJob.find(({sys, own}) =>
			[sys, own].every((one) => one === undefined || isSameRestore(one.reading, row.reading)),
		);
		const pair = found ?? {jobId, sys: undefined, own: undefined};
		pair[row.isSys ? 'sys' : 'own'] = row;
		if (found === undefined) {
			pairs.set(jobId, [...ofJob, pair]);
		}
	}

	return pairs.values().toArray().flat();
}

/**
 * The sys tenant's row has the status and the end of the whole job, the tenant's own has the counts; a reason of a failure may
 * be in either. Undefined for a restore whose tenant has no name.
 */
function describeJob({sys, own}: Pair): Job | undefined {
	const main = sys ?? own;
	const other = own ?? sys;
	if (main === undefined || other === undefined) {
		return undefined;
	}

	const tenant = firstText(main.tenant, other.tenant);
	return tenant === ''
		? undefined
		: {
				sys,
				own,
				listed: {
					tenant,
					reading: mergeReadings(main.reading, other.reading),
					...(isAuxiliaryTenant(tenant) ? {tableRestore: {}} : {}),
				},
			};
}

function mergeReadings(main: JobRow['reading'], other: JobRow['reading']): JobRow['reading'] {
	return {
		jobId: main.jobId,
		restoreTenantId: other.restoreTenantId,
		status: firstText(main.status, other.status),
		...known({startedAt: main.startedAt ?? other.startedAt, finishedAt: main.finishedAt ?? other.finishedAt}),
		sourceCluster: firstText(main.sourceCluster, other.sourceCluster),
		sourceTenant: firstText(main.sourceTenant, other.sourceTenant),
		data: {...main.data, ...other.data},
		log: {...main.log, ...other.log},
		comment: firstText(main.comment, other.comment),
	};
}

function firstText(one: string, other: string): string {
	return one === '' ? other : one;
}
