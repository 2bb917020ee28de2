/** The status words of restores that run, in the sys tenant's row: `RESTORE_…` until the row moves to the history. */
export const runningStatuses = ['CREATE_TENANT', 'WAIT_TENANT_RESTORE_FINISH', 'RESTORE_SUCCESS', 'RESTORE_FAIL'];

/** The status words of the history; the documentation has FAILED in places. */
export const endedStatuses = ['SUCCESS', 'FAIL', 'FAILED'];
