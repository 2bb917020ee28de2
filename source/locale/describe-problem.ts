import type {Problem, ProblemReason} from '../domain/problem.js';
import type {SqlProblem} from '../domain/sql-problem.js';
import {joinCause, joinClauses} from './joins.js';
import type {Advice} from './sentence.js';
import type {Strings} from './strings.js';
import type {Asked} from './words.js';

/** Our sentence already says what the agent's own text would add. */
const saysItAll: ReadonlySet<ProblemReason> = new Set([
	'wrongPassword',
	'passwordUnchecked',
	'wrongAgentPassword',
	'agentPasswordExpected',
	'rootPasswordExpected',
	'clockSkew',
	'noRestoreApi',
	'tenantAbsent',
	'neverRestored',
	'systemTenant',
]);

/** What is wrong and what to do; what the agent said itself follows in brackets where it adds something. */
export function describeProblem({reason, said}: Problem, asked: Asked, {problems}: Strings): Advice {
	const {address, tenant = '', isGone = false} = asked;
	const {message, hint} = problems[reason === 'tenantAbsent' && isGone ? 'tenantGone' : reason];
	const text = message({address, tenant: tenant === '' ? '""' : tenant});
	return {message: said === '' || saysItAll.has(reason) ? text : `${text} (${said})`, hint};
}

/** Reasons so general that the agent's own words say more than ours. */
const saidIsBetter: ReadonlySet<ProblemReason> = new Set([
	'unreachable',
	'headerRefused',
	'rejected',
	'tenantAbsent',
	'neverRestored',
	'systemTenant',
	'unaddressableTenant',
	'unreadableRow',
]);

/** The cause alone, for a line that already names the agent: "connection refused". */
export function describeCause({reason, said}: Problem, {problems}: Strings): string {
	return saidIsBetter.has(reason) && said !== '' ? said : problems[reason].cause;
}

/** Why there is no SQL, in a few words: "access denied". */
export function describeSqlCause({reason, said}: SqlProblem, {sql}: Strings): string {
	return reason === 'failed' && said !== '' ? said : sql.causes[reason];
}

/** Why there is no SQL, named as such: "sql off: access denied". */
export function describeSqlOff(problem: SqlProblem, strings: Strings): string {
	return joinCause(strings.events.sqlOff, describeSqlCause(problem, strings), strings);
}

/**
 * Why a running restore has no figures: the agent never has any, and OceanBase has no row of it (`noRow`), cannot be
 * asked (a problem), or is not asked (`unused`).
 */
export function describeUnknown(sql: SqlProblem | 'noRow' | 'unused', strings: Strings): string {
	const {agentOnly, noRow, wouldShow} = strings.sql;
	if (sql === 'unused') {
		return agentOnly;
	}

	const why = sql === 'noRow' ? noRow : wouldShow[sql.reason](describeSqlCause(sql, strings));
	return joinClauses(agentOnly, why, strings);
}
