import type {Outcome} from './phase.js';

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

/** The steps of obshell's tasks, by its own names (ob/agent/executor/ob/restore.go and cancel_restore.go). */
const stages: Readonly<Record<RestoreTask['kind'], readonly string[]>> = {
	restore: ['Pre restore check', 'Start restore', 'Wait restore task finish', 'Active tenant', 'Upgrade tenant'],
	cancel: ['Cancel restore', 'Drop resource pool'],
};

/** The name of the step that a task is at; undefined where the task has other steps than are known. */
export function stageNameOf({kind, stage, maxStage}: RestoreTask): string | undefined {
	const names = stages[kind];
	return maxStage === names.length ? names[stage - 1] : undefined;
}

/** Whether obshell goes on with a task, which may change then. */
export function isOpenTask({state}: RestoreTask): boolean {
	return state !== 'SUCCEED' && state !== 'FAILED';
}

type Started = {
	readonly tenant: string;
	/** When the job began, by the agent's clock. Undefined: no job was read, or it does not say. */
	readonly startedAt: number | undefined;
};

/**
 * The newest of obshell's tasks that is about this restore: the one that started it, or one that cancels it. Of a restore
 * whose beginning is not known only a task that is still open.
 */
export function taskOfRestore(tasks: readonly RestoreTask[], {tenant, startedAt}: Started): RestoreTask | undefined {
	const own = tasks.filter((task) => task.tenant.toLowerCase() === tenant.toLowerCase() && isOfJob(task, startedAt));
	return own.toSorted((one, other) => (other.startedAt ?? Infinity) - (one.startedAt ?? Infinity))[0];
}

/** A task that was over before the job began was about an earlier one; and one that starts a restore begins before its job. */
function isOfJob(task: RestoreTask, jobAt: number | undefined): boolean {
	const {kind, startedAt = -Infinity, endedAt = Infinity} = task;
	if (jobAt === undefined) {
		return isOpenTask(task);
	}

	return endedAt >= jobAt && (kind === 'cancel' || startedAt <= jobAt + clockDifferenceMs);
}

/** OceanBase's times are its server's, those of a task the agent's. */
const clockDifferenceMs = 60_000;

/** What a task of obshell means for its restore. */
export type TaskMeaning =
	| 'atWork'
	| 'rollingBack'
	| 'rolledBack'
	| 'rollbackFailed'
	| 'cancelling'
	| 'cancelled'
	| 'cancelFailed'
	/** It has waited for an hour, and ended as FAILED: the restore itself goes on. */
	| 'gaveUpWaiting'
	/** It has failed for another reason while the restore goes on. */
	| 'failedEarly'
	/** The restore has succeeded, and the tenant is STANDBY. */
	| 'notActivatedYet'
	| 'neverActivated'
	/** The tenant was activated. */
	| 'activated'
	| 'failed'
	| 'done';

/** The step that activates the tenant. */
const activation = 4;
const longestWaitMs = 3_600_000;
/** Less than an hour by what the agent's own steps take. */
const leastWaitMs = longestWaitMs - 60_000;

/** What the task means where its restore runs or ended this way. */
export function meaningOfTask(task: RestoreTask, outcome: Outcome): TaskMeaning {
	const {kind, operator, state} = task;
	if (operator === 'ROLLBACK') {
		return state === 'SUCCEED' ? 'rolledBack' : state === 'FAILED' ? 'rollbackFailed' : 'rollingBack';
	}

	if (kind === 'cancel') {
		return state === 'SUCCEED' ? 'cancelled' : state === 'FAILED' ? 'cancelFailed' : 'cancelling';
	}

	return outcome === 'succeeded' ? meaningOfSuccess(task) : meaningOfWork(task, outcome);
}

function meaningOfSuccess({state, stage}: RestoreTask): TaskMeaning {
	if (state === 'SUCCEED' || stage > activation) {
		return 'activated';
	}

	return state === 'FAILED' ? 'neverActivated' : 'notActivatedYet';
}

function meaningOfWork({state, startedAt, endedAt}: RestoreTask, outcome: Outcome): TaskMeaning {
	if (state !== 'FAILED') {
		return state === 'SUCCEED' ? 'done' : 'atWork';
	}

	if (outcome !== 'running') {
		return 'failed';
	}

	const hasWaited = startedAt !== undefined && endedAt !== undefined && endedAt - startedAt >= leastWaitMs;
	return hasWaited ? 'gaveUpWaiting' : 'failedEarly';
}
