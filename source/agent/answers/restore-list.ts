import type {ListedReading} from '../../domain/restore-reading.js';
import {isAuxiliaryTenant} from '../../domain/auxiliary-tenant.js';
import type {ExactObject} from '../../text/exact-json.js';
import {word} from '../../text/wire-value.js';
import type {AgentTime} from '../agent-time.js';
import type {Answer} from './envelope.js';
import {readList, type GiveWay} from './read-list.js';
import {decodeOverview} from './restore-overview.js';

/** The restores that a list of the agent has. */
export type RestoreList = {
	/** The running ones first, then the ended ones, newest start first. */
	readonly restores: readonly ListedReading[];
	/** Whether they are all that match: none was unreadable, or beyond the limit. */
	readonly isComplete: boolean;
};

/** Rows. The running restores come first, so that the oldest ended ones are left out. */
export const mostRestores = 2000;

/**
 * Decodes the answer to `GET /api/v1/restore/tasks` (ob/param/restore.go); its rows are those of the overview. Throws an
 * AgentError for an answer that is no such list.
 */
export async function decodeRestoreList(answer: Answer, giveWay: GiveWay): Promise<RestoreList> {
	const {items, isComplete} = await readList(answer, {
		decode: (row) => decodeListed(row, answer.time),
		most: mostRestores,
		detail: {type: 'noRestoreList'},
		giveWay,
	});
	return {restores: withoutRepeats(items), isComplete};
}

function decodeListed(row: ExactObject, time: AgentTime | undefined): readonly ListedReading[] | undefined {
	const tenant = word(row['restore_tenant_name']);
	const listed = {tenant, reading: decodeOverview(row, time)};
	return tenant === '' ? undefined : [isAuxiliaryTenant(tenant) ? {...listed, tableRestore: {}} : listed];
}

/** The agent reads its two views one after the other: a restore that ends in between is in both, and has ended. */
function withoutRepeats(restores: readonly ListedReading[]): readonly ListedReading[] {
	const byJob = new Map<string, ListedReading>();
	for (const restore of restores) {
		const {jobId, restoreTenantId, finishedAt} = restore.reading;
		const key = `${jobId} ${restoreTenantId}`;
		const before = byJob.get(key);
		if (before === undefined || (finishedAt !== undefined && before.reading.finishedAt === undefined)) {
			byJob.set(key, restore);
		}
	}

	return byJob.values().toArray();
}
