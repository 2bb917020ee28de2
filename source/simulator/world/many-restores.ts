import {createRestore, logNotEnough} from './scenario-library.js';
import type {Restore, Scenario} from './scenario.js';

type HistoryOptions = {
	/** How many restores have ended. */
	readonly count: number;
	/** When the last of them began, ms since 1970. */
	readonly until: number;
	/** From one to the next, ms; a minute unless given, and half of that at least. */
	readonly everyMs?: number;
	/** The job id of the first one; 1 unless given. */
	readonly firstJobId?: number;
};

/** Each is restored again when its tenant was dropped. */
const tenantCount = 20;

/** Every tenth restore fails. */
const failingEvery = 10;

/** A history of any length: small restores one after the other, of tenants that are dropped soon after. */
export function createHistory({count, until, everyMs = 60_000, firstJobId = 1}: HistoryOptions): readonly Scenario[] {
	const restores = Array.from({length: count}, (_, index) =>
		createRestore({
			jobId: firstJobId + index,
			restoreTenantId: 1002 + 2 * (firstJobId + index),
			startedAt: until - (count - 1 - index) * everyMs,
			droppedAfterMs: 30_000,
			...(index % failingEvery === failingEvery - 1 ? {ending: {type: 'failure', comment: logNotEnough} as const} : {}),
		}),
	);
	return Array.from({length: Math.min(tenantCount, count)}, (_, number) => ({
		tenant: `batch_${String(number + 1).padStart(2, '0')}`,
		restores: restores.filter((_restore: Restore, index) => index % tenantCount === number),
	}));
}
