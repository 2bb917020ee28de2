/** A task of obshell about a restore: one that has started it, or one that cancels it. Instants are ms since 1970. */
export type RestoreTask = {
	/** Obshell's id, which its other routes take. */
	readonly id: string;
	readonly name: string;
	/** The tenant that is restored to. */
	readonly tenant: string;
	readonly kind: 'restore' | 'cancel';
	/** PENDING, READY, RUNNING, FAILED or SUCCEED; '' if obshell does not say. */
	readonly state: string;
	/** RUN, RETRY, ROLLBACK, CANCEL or PASS. A task that was rolled back ends as SUCCEED, with ROLLBACK. */
	readonly operator: string;
	/** The step that it is at, from 1 on, and how many there are; 0 if obshell does not say. */
	readonly stage: number;
	readonly maxStage: number;
	/** Absent before it has begun. */
	readonly startedAt?: number;
	/** Absent until it has ended. */
	readonly endedAt?: number;
};

type Cancelled = {
	readonly tenant: string;
	/** When the restore began, by the agent's clock. Absent: unknown, and any cancellation of the tenant's restores counts. */
	readonly startedAt?: number | undefined;
};

/**
 * Whether obshell has cancelled a restore, or is about to. OceanBase itself ends a cancelled restore as it ends that of a
 * dropped tenant. A restore that obshell has started is cancelled by rolling its task back, any other by a task of its own.
 */
export function isCancelTaskOf(tasks: readonly RestoreTask[], {tenant, startedAt = -Infinity}: Cancelled): boolean {
	return tasks.some((task) => {
		// A restore's own task begins some seconds before the restore: what was rolled back earlier was one before it.
		const at = task.kind === 'cancel' ? task.startedAt : task.endedAt;
		return task.tenant === tenant && isCancelling(task) && (at === undefined || at >= startedAt);
	});
}

function isCancelling({kind, operator, stage, state}: RestoreTask): boolean {
	// The first step of a cancellation cancels, the second drops the pools: a failure of that one leaves it cancelled.
	return kind === 'cancel' ? state !== 'FAILED' || stage > 1 : operator === 'ROLLBACK';
}
