import type {NamedRestore} from './rounds.js';
import type {Restore} from './scenario.js';
import {appearedAt, endedAt, restoredAt} from './timeline.js';

/** A step of an obshell task, with its name on the wire; times are ms since 1970. */
export type TaskStep = {
	readonly name: string;
	readonly state: 'PENDING' | 'RUNNING' | 'FAILED' | 'SUCCEED';
	readonly startedAt: number;
	readonly endedAt: number;
};

/** A task of obshell about a restore, at a moment; times are ms since 1970. */
export type TaskMoment = {
	/** Grows with the job. */
	readonly id: number;
	readonly kind: 'restore' | 'cancel';
	readonly tenant: string;
	readonly state: 'RUNNING' | 'FAILED' | 'SUCCEED';
	readonly operator: 'RUN' | 'ROLLBACK';
	/** The step that it is at, from 1 on. */
	readonly stage: number;
	readonly steps: readonly TaskStep[];
	readonly createdAt: number;
	readonly startedAt: number;
	/** Undefined while it runs. */
	readonly endedAt: number | undefined;
};

const second = 1000;

/** The task that starts a restore begins so long before the RESTORE statement. */
export const leadMs = 3 * second;

/** "Wait restore task finish" gives up after an hour, while OceanBase goes on restoring. */
const longestWaitMs = 3600 * second;

const rollbackMs = 4 * second;

/** The tasks about one restore at a moment, by its story; none before they begin. */
export function taskMomentsAt({tenant, restore}: NamedRestore, t: number): readonly TaskMoment[] {
	const plans = [...(restore.isByAgent === true ? [restorePlan(restore)] : []), ...cancelPlans(restore)];
	return plans.filter(({startedAt}) => startedAt <= t).map((plan) => momentOf(plan, {tenant, t}));
}

/** How a task goes by itself. */
type Plan = Pick<TaskMoment, 'id' | 'kind' | 'startedAt'> & {
	readonly steps: ReadonlyArray<{readonly name: string; readonly from: number; readonly to: number}>;
	/** The number of the step that ends it: the last one, or the one that fails. */
	readonly reached: number;
	/** When it is rolled back; undefined: it is not. */
	readonly rolledBackAt?: number | undefined;
};

/** Five steps, ob/agent/executor/ob/restore.go. */
function restorePlan(restore: Restore): Plan {
	const startedAt = restore.startedAt - leadMs;
	const waitsAt = appearedAt(restore) + 2 * second;
	const waitedAt = Math.min(endedAt(restore) + second, waitsAt + longestWaitMs);
	const isTimedOut = waitedAt < endedAt(restore);
	const isCancelled = restore.ending.type === 'cancelled' && restore.ending.isByStatement !== true;
	const steps = [
		{name: 'Pre restore check', from: startedAt, to: startedAt + second},
		{name: 'Start restore', from: startedAt + 2 * second, to: waitsAt - second},
		{name: 'Wait restore task finish', from: waitsAt, to: waitedAt},
		{name: 'Active tenant', from: waitedAt + second, to: waitedAt + 4 * second},
		{name: 'Upgrade tenant', from: waitedAt + 5 * second, to: waitedAt + 8 * second},
	];
	// The wait takes a failed restore for a successful one, and the next step fails.
	const reached = isTimedOut ? 3 : restore.ending.type === 'success' ? 5 : 4;
	return {
		id: restore.jobId * 2,
		kind: 'restore',
		startedAt,
		steps,
		reached,
		rolledBackAt: isCancelled ? restoredAt(restore) : undefined,
	};
}

/** A restore that obshell has not started is cancelled by a task of its own, ob/agent/executor/ob/cancel_restore.go. */
function cancelPlans(restore: Restore): readonly Plan[] {
	const {ending, isByAgent = false} = restore;
	if (ending.type !== 'cancelled' || ending.isByStatement === true || isByAgent) {
		return [];
	}

	const startedAt = restoredAt(restore);
	const steps = [
		{name: 'Cancel restore', from: startedAt, to: startedAt + second},
		{name: 'Drop resource pool', from: startedAt + 3 * second, to: startedAt + 4 * second},
	];
	return [{id: restore.jobId * 2 + 1, kind: 'cancel', startedAt, steps, reached: steps.length}];
}

function momentOf(plan: Plan, {tenant, t}: {readonly tenant: string; readonly t: number}): TaskMoment {
	const {id, kind, startedAt, reached, rolledBackAt = Infinity} = plan;
	const steps = plan.steps.map((step, index) => stepAt(step, {t, number: index + 1, plan}));
	const isRolledBack = t >= rolledBackAt;
	const endsAt = isRolledBack ? rolledBackAt + rollbackMs : (plan.steps[reached - 1]?.to ?? startedAt);
	const hasEnded = t >= endsAt;
	return {
		id,
		kind,
		tenant,
		state: hasEnded ? (reached < steps.length && !isRolledBack ? 'FAILED' : 'SUCCEED') : 'RUNNING',
		operator: isRolledBack ? 'ROLLBACK' : 'RUN',
		stage: isRolledBack ? 1 : Math.max(1, steps.filter(({state}) => state !== 'PENDING').length),
		steps,
		createdAt: startedAt - 150,
		startedAt,
		endedAt: hasEnded ? endsAt : undefined,
	};
}

type StepMoment = {readonly t: number; readonly number: number; readonly plan: Plan};

function stepAt({name, from, to}: Plan['steps'][number], {t, number, plan: {reached, steps}}: StepMoment): TaskStep {
	const end = number === reached && reached < steps.length ? 'FAILED' : 'SUCCEED';
	const state = t < from || number > reached ? 'PENDING' : t < to ? 'RUNNING' : end;
	return {name, state, startedAt: from, endedAt: to};
}
