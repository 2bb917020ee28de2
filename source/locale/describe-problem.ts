import type {Problem, ProblemReason} from '../domain/problem.js';
import type {SqlProblem, SqlReason} from '../domain/sql-problem.js';
import {describeDetail, describeSqlDetail} from './describe-detail.js';
import {joinCause, joinClauses, joinList} from './joins.js';
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
export function describeProblem(problem: Problem, subject: ProblemSubject, strings: Strings): Advice {
	const {reason} = problem;
	const {address, tenant = ''} = subject;
	const {message, hint, laterHint = hint} = strings.problems[reason === 'tenantAbsent' ? absenceOf(subject) : reason];
	const text = message({address, tenant: tenant === '' ? '""' : tenant});
	const more = describeMore(problem, strings);
	return {
		message: more === '' ? text : strings.aside(text, more),
		hint: hintOf(subject, {hint, laterHint}, strings),
	};
}

function hintOf(
	{meant, hasAnswered = false}: ProblemSubject,
	{hint, laterHint}: {readonly hint: string; readonly laterHint: string},
	{didYouMean}: Strings,
): string {
	if (meant !== undefined) {
		return didYouMean(meant);
	}

	return hasAnswered ? laterHint : hint;
}

/** '' if the message needs no more. */
function describeMore({reason, said, detail}: Problem, strings: Strings): string {
	if (detail?.type === 'passwordFlaw') {
		// Without its database the agent cannot judge a password, so that nothing odd about it needs to be the cause.
		return reason === 'passwordUnchecked' ? '' : describeDetail(detail, strings);
	}

	return saysItAll.has(reason) ? '' : moreOf({said, detail}, strings);
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

/** Which CAs were asked is of use beside the text of the network; any other detail only where there is no text. */
function moreOf(
	{said, detail}: Pick<Problem, 'said'> & {readonly detail: Problem['detail'] | undefined},
	strings: Strings,
): string {
	if (detail === undefined) {
		return said;
	}

	const found = describeDetail(detail, strings);
	return detail.type === 'trustStore' ? joinList([said, found], strings) : said === '' ? found : said;
}

/** Reasons so general that the agent's own words say more than ours. */
const saidIsBetter: ReadonlySet<ProblemReason> = new Set([
	'unreachable',
	'tls',
	'databaseError',
	'headerRefused',
	'rejected',
	'tenantAbsent',
	'neverRestored',
	'systemTenant',
	'unaddressableTenant',
	'unreadableRow',
]);

/** The cause alone, for a line that already names the agent: "connection refused", "a proxy answers in its place: HTTP 503". */
export function describeCause({reason, said, detail}: Problem, strings: Strings): string {
	const {cause} = strings.problems[reason];
	if (saidIsBetter.has(reason) && said !== '') {
		return said;
	}

	return reason === 'gatewayError' && detail !== undefined
		? joinCause(cause, describeDetail(detail, strings), strings)
		: cause;
}

/** Why there is no SQL, in a few words: "access denied". */
export function describeSqlCause({reason, said, detail}: SqlProblem, strings: Strings): string {
	const more = detail === undefined ? said : describeSqlDetail(detail, strings);
	if (reason === 'failed' && more !== '') {
		return more;
	}

	const cause = strings.sql.causes[reason];
	return detail === undefined ? cause : strings.aside(cause, more);
}

/** Reasons for which the server's message has details: the user and the host, a locked account, the view or the column. */
const wordedReasons: ReadonlySet<SqlReason> = new Set(['accessDenied', 'noView']);

/** Error 1045 says no more than its cause; OceanBase writes `xxx` for the host. */
const usualRefusal = /^access denied for user\b/iv;

/** The server's message, to follow the cause; '' if it adds nothing. */
export function sqlWordsOf({reason, said, detail}: SqlProblem): string {
	return wordedReasons.has(reason) && detail === undefined && !usualRefusal.test(said) ? said : '';
}

/** Why there is no SQL, named as such: "sql off: access denied". */
export function describeSqlOff(problem: SqlProblem, strings: Strings): string {
	return joinCause(strings.events.sqlOff, describeSqlCause(problem, strings), strings);
}

/** Why there is no SQL, and what to do about it. */
export function describeSqlProblem(problem: SqlProblem, strings: Strings): Advice {
	const said = sqlWordsOf(problem);
	const message = describeSqlOff(problem, strings);
	return {message: said === '' ? message : strings.aside(message, said), hint: strings.sql.hints[problem.reason]};
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
