/** What a restore is doing; the words are part of the JSON output. */
export type Phase =
	'waiting' | 'creating' | 'restoring' | 'checking' | 'upgrading' | 'finishing' | 'done' | 'failed' | 'unknown';

/** How a restore ended, or `running`. `unknown`: it could not be read; `none`: the tenant was never restored. */
export type Outcome = 'running' | 'succeeded' | 'failed' | 'dropped' | 'waiting' | 'none' | 'unknown';

/**
 * The status words of OceanBase 4.x in the sys tenant's row, the tenant's own row and the history.
 * The tenant's row of 4.0 and 4.1 has raw words, which later views merge into RESTORING
 * (ob_inner_table_schema, CDB_OB_RESTORE_PROGRESS), so they are one phase here too.
 *
 *   sys row      CREATE_TENANT → WAIT_TENANT_RESTORE_FINISH → RESTORE_SUCCESS | RESTORE_FAIL
 *   tenant row   RESTORING → POST_CHECK → UPGRADE
 *   history      SUCCESS | FAIL (documented in places as FAILED)
 */
const phases: ReadonlyMap<string, Phase> = new Map([
	['CREATE_TENANT', 'creating'],
	['WAIT_TENANT_RESTORE_FINISH', 'restoring'],
	['RESTORING', 'restoring'],
	['RESTORE_PRE', 'restoring'],
	['RESTORE_CREATE_INIT_LS', 'restoring'],
	['PHYSICAL_RESTORE_WAIT_RESTORE_TO_CONSISTENT_SCN', 'restoring'],
	['PHYSICAL_RESTORE_WAIT_QUICK_RESTORE_FINISH', 'restoring'],
	['RESTORE_WAIT_LS', 'restoring'],
	['POST_CHECK', 'checking'],
	['UPGRADE', 'upgrading'],
	['RESTORE_SUCCESS', 'finishing'],
	['RESTORE_FAIL', 'finishing'],
	['SUCCESS', 'done'],
	['FAIL', 'failed'],
	['FAILED', 'failed'],
]);

/** A step after restoring. */
export type UpcomingStep = 'checking' | 'upgrading';

/** From 4.2 on the view shows POST_CHECK as this, like the steps of restoring. */
const foldedStatuses: ReadonlySet<string> = new Set(['RESTORING', 'PHYSICAL_RESTORE_WAIT_QUICK_RESTORE_FINISH']);

/**
 * The steps after restoring that are still to come. Checking is left out where the status over SQL hides it; `sqlStatus` is
 * undefined without SQL, where none of them can be seen.
 */
export function upcomingSteps(sqlStatus: string | undefined): readonly UpcomingStep[] {
	return sqlStatus !== undefined && foldedStatuses.has(sqlStatus) ? ['upgrading'] : ['checking', 'upgrading'];
}

/** The phase of a status word; `unknown` for a word that no version documents. */
export function phaseOf(status: string): Phase {
	return phases.get(wordOf(status)) ?? 'unknown';
}

/** RESTORE_FAIL is still a running row, but its outcome is certain: only the reason is missing. */
const failures: ReadonlySet<string> = new Set(['RESTORE_FAIL', 'FAIL', 'FAILED']);

/**
 * The outcome by the status word. An unknown one means running, since new versions bring new ones; in the history, where
 * every restore has ended, its outcome is unknown.
 */
export function outcomeOf(status: string, isEnded: boolean): Outcome {
	if (failures.has(wordOf(status))) {
		return 'failed';
	}

	if (phaseOf(status) === 'done') {
		return 'succeeded';
	}

	return isEnded ? 'unknown' : 'running';
}

function wordOf(status: string): string {
	return status.trim().toUpperCase();
}

const finalOutcomes: ReadonlySet<Outcome> = new Set(['succeeded', 'failed', 'dropped']);

/** Whether a restore has ended for certain. */
export function isFinal(outcome: Outcome): boolean {
	return finalOutcomes.has(outcome);
}
