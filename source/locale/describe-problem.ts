import type {Problem, ProblemReason} from '../domain/problem.js';
import type {SqlProblem} from '../domain/sql-problem.js';
import {describeDetail, describeSqlDetail} from './describe-detail.js';
import {joinCause, joinClauses} from './joins.js';
import type {Advice} from './sentence.js';
import type {Strings} from './strings.js';
import type {ProblemSubject} from './words.js';

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

/** What is wrong and what to do; the agent's own text, or what was wrong with its answer, follows in brackets. */
export function describeProblem({reason, said, detail}: Problem, subject: ProblemSubject, strings: Strings): Advice {
	const {address, tenant = ''} = subject;
	const {message, hint, laterHint = hint} = strings.problems[reason === 'tenantAbsent' ? absenceOf(subject) : reason];
	const text = message({address, tenant: tenant === '' ? '""' : tenant});
	const more = said === '' && detail !== undefined ? describeDetail(detail, strings) : said;
	return {
		message: more === '' || saysItAll.has(reason) ? text : `${text} (${more})`,
		hint: subject.hasAnswered === true ? laterHint : hint,
	};
}

/** Why a tenant does not exist, by what was seen of it before. */
function absenceOf({
	isDropped = false,
	isGone = false,
}: ProblemSubject): 'tenantAbsent' | 'tenantGone' | 'tenantGoneLater' {
	if (isGone) {
		return 'tenantGoneLater';
	}

	return isDropped ? 'tenantGone' : 'tenantAbsent';
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
export function describeSqlCause({reason, said, detail}: SqlProblem, strings: Strings): string {
	const more = detail === undefined ? said : describeSqlDetail(detail, strings);
	if (reason === 'failed' && more !== '') {
		return more;
	}

	const cause = strings.sql.causes[reason];
	return detail === undefined ? cause : `${cause} (${more})`;
}

/** Why there is no SQL, named as such: "sql off: access denied". */
export function describeSqlOff(problem: SqlProblem, strings: Strings): string {
	return joinCause(strings.events.sqlOff, describeSqlCause(problem, strings), strings);
}

/** Why there is no SQL, and what to do about it. */
export function describeSqlProblem(problem: SqlProblem, strings: Strings): Advice {
	return {message: describeSqlOff(problem, strings), hint: strings.sql.hints[problem.reason]};
}

/**
 * Why the progress of a running restore is unknown: the agent never reports it, and OceanBase has no row (`noRow`), cannot
 * be queried (a problem), or is not queried (`unused`).
 */
export function describeUnknown(sql: SqlProblem | 'noRow' | 'unused', strings: Strings): string {
	const {agentOnly, noRow, wouldShow} = strings.sql;
	if (sql === 'unused') {
		return agentOnly;
	}

	const why = sql === 'noRow' ? noRow : wouldShow[sql.reason](describeSqlCause(sql, strings));
	return joinClauses(agentOnly, why, strings);
}
