/** What a restore is doing, in the contract's words. */
export type Phase =
	'waiting' | 'creating' | 'restoring' | 'checking' | 'upgrading' | 'finishing' | 'done' | 'failed' | 'unknown';

/** What has become of it; `unknown` is "could not be read", `none` is "this tenant was never restored". */
export type Outcome = 'running' | 'succeeded' | 'failed' | 'dropped' | 'waiting' | 'none' | 'unknown';

/**
 * Status words of OceanBase 4.x, of the sys row, the tenant's row and the history.
 * The tenant's row of 4.0 and 4.1 gives raw words that later views fold into RESTORING
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
	['RESTORE_FAIL', 'failed'],
	['SUCCESS', 'done'],
	['FAIL', 'failed'],
	['FAILED', 'failed'],
]);

/** The phase of a status word; `unknown` for a word that no version documents. */
export function phaseOf(status: string): Phase {
	return phases.get(status.trim().toUpperCase()) ?? 'unknown';
}

/**
 * An unknown word means running, as new versions bring new words; in the history, where a restore has ended, it stays
 * unknown how.
 */
export function outcomeOf(phase: Phase, isEnded: boolean): Outcome {
	if (phase === 'done') {
		return 'succeeded';
	}

	if (phase === 'failed') {
		return 'failed';
	}

	return isEnded ? 'unknown' : 'running';
}

const finalOutcomes: ReadonlySet<Outcome> = new Set(['succeeded', 'failed', 'dropped']);

/** Whether nothing more is to come of a restore. */
export function isFinal(outcome: Outcome): boolean {
	return finalOutcomes.has(outcome);
}
