import type {Problem} from '../../source/domain/problem.js';
import {failedWith, problem, reading, startedAt, type Step} from './facts.js';

/** Readings of one restore that runs, or has ended 90 seconds after it began. */
export const restoring = reading({status: 'RESTORING', startedAt, data: {percent: 40}});
export const success = reading({status: 'SUCCESS', startedAt, finishedAt: startedAt + 90_000});
export const failure = reading({
	status: 'FAIL',
	startedAt,
	finishedAt: startedAt + 90_000,
	comment: 'CLOG : OB_ENTRY_NOT_EXIST(-4018)',
});
export const oddEnd = reading({status: 'ENDED_SOMEHOW', startedAt, finishedAt: startedAt + 90_000});

/** Why a restore could not be read. */
export const refused = problem('refused');
export const absent = problem('tenantAbsent');
export const never = problem('neverRestored');
export const unreadable = problem('unreadableRow', {code: 'rejected'});
export const system = problem('systemTenant', {code: 'rejected'});

/** A request about a tenant fails so, by default that about `rt2`. */
export const refuse = (second: number, why: Problem, tenant?: string): Step => [second, failedWith(why, tenant)];
