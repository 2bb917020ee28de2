import {text, word} from '../../text/wire-value.js';
import {isSameJob} from '../restore-job.js';
import type {ProgressRow, RestoreReading} from '../restore-reading.js';

/**
 * Whether a progress row is of the restore that the agent describes. Ids are small counters: another cluster has the same
 * ones, so that the point to restore to and the tenant's name must agree as well, where both sides have them.
 * `tenant` is the name that is watched, for agents that leave it out.
 */
export function isRowOf(row: ProgressRow, reading: RestoreReading, tenant: string): boolean {
	const named = word(text(reading.overview?.['restore_tenant_name']));
	return isSameJob(row, reading) && isSameName(row.tenantName, named === '' ? word(tenant) : named);
}

/** OceanBase's views compare names without regard to case and accents (utf8mb4_general_ci). */
const names = new Intl.Collator('en', {sensitivity: 'base'});

/** Whether two names are of the same tenant, as far as the first one is known. */
export function isSameName(one: string | undefined, other: string): boolean {
	return one === undefined || names.compare(one, other) === 0;
}
