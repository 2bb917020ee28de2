import {findPasswordFlaw} from './password-flaw.js';
import {isSameDetail, type ProblemDetail} from './problem-detail.js';

/** The kind of a problem, which scripts may branch on: part of the JSON output. */
export type ProblemCode = 'unreachable' | 'timeout' | 'unauthorized' | 'notFound' | 'rejected' | 'malformed';

/**
 * The exact cause, one word for each that needs its own sentence and hint (locale/ has both). The cause decides whether
 * a problem concerns one tenant or every request to its agent.
 */
export type ProblemReason =
	// The connection to the agent.
	| 'refused'
	| 'reset'
	// An established connection on which packets are not answered any more.
	| 'connectionLost'
	| 'unknownHost'
	// The name service has not answered about the agent's name.
	| 'nameServiceSilent'
	| 'noRoute'
	| 'tls'
	| 'tlsUntrusted'
	| 'tlsExpired'
	| 'tlsWrongName'
	| 'tlsCertificateWanted'
	| 'plainExpected'
	| 'noSocket'
	| 'socketDenied'
	| 'tlsExpected'
	| 'unreachable'
	| 'timeout'
	// The agent answers, but its database does not.
	| 'databaseHung'
	// Authentication.
	| 'wrongPassword'
	// The agent reports the password as wrong, but has no database to check it with.
	| 'passwordUnchecked'
	| 'wrongAgentPassword'
	| 'agentPasswordExpected'
	| 'rootPasswordExpected'
	| 'headerRefused'
	| 'clockSkew'
	| 'userDenied'
	| 'unauthorized'
	// The state and the abilities of the agent.
	| 'notInCluster'
	| 'databaseDown'
	| 'databaseError'
	| 'noRestoreApi'
	| 'rejected'
	// Something between us and the agent answers in its place.
	| 'gatewayError'
	| 'proxyLogin'
	| 'webPage'
	// The answer.
	| 'notAnAgent'
	| 'emptyAnswer'
	| 'redirected'
	| 'tooLarge'
	| 'unreadableAnswer'
	// One tenant only.
	| 'tenantAbsent'
	| 'neverRestored'
	| 'systemTenant'
	| 'unaddressableTenant'
	| 'unreadableRow';

/** Not retried with the same password: each try may be a login at the database, which may lock the account. */
const passwordReasons: ReadonlySet<ProblemReason> = new Set([
	'wrongPassword',
	'passwordUnchecked',
	'wrongAgentPassword',
	'unauthorized',
]);

const tenantReasons: ReadonlySet<ProblemReason> = new Set([
	'tenantAbsent',
	'neverRestored',
	'systemTenant',
	'unaddressableTenant',
	'unreadableRow',
]);

/** Why a request to an agent failed, as data: locale/describe-problem.ts turns it into a sentence and a hint. */
export type Problem = {
	readonly code: ProblemCode;
	readonly reason: ProblemReason;
	/** The text of the agent or the network, control characters made visible, secrets masked; '' if there is none. */
	readonly said: string;
	/** What restop found wrong with the answer; absent where the reason and the text are enough. */
	readonly detail?: ProblemDetail;
	/** The agent's trace id, for a search in its log; absent if it gave none. */
	readonly traceId?: string;
};

/** The problem to keep: the known one if the next differs only in its trace id. */
export function rememberedProblem(known: Problem | undefined, next: Problem): Problem {
	const isSame = known?.reason === next.reason && known.said === next.said && isSameDetail(known.detail, next.detail);
	return isSame ? known : next;
}

/** Whether the agent refused the password, which must not be retried then. */
export function isPasswordProblem(problem: Problem): boolean {
	return passwordReasons.has(problem.reason);
}

/** Where the password itself was judged, and may be wrong because of how it was given. */
const refusals: ReadonlySet<ProblemReason> = new Set(['wrongPassword', 'wrongAgentPassword', 'unauthorized']);

/** The problem with what is odd about the password, if that was refused. */
export function withPasswordFlaw(problem: Problem, password: string): Problem {
	const flaw = refusals.has(problem.reason) ? findPasswordFlaw(password) : undefined;
	return flaw === undefined ? problem : {...problem, detail: {type: 'passwordFlaw', flaw}};
}

/** Whether the problem concerns one tenant only; any other concerns every request to that agent. */
export function isTenantProblem(problem: Problem): boolean {
	return tenantReasons.has(problem.reason);
}

/** The same for every agent of a cluster, which share their passwords and their tenants. */
const sharedReasons: ReadonlySet<ProblemReason> = new Set([
	'wrongPassword',
	'wrongAgentPassword',
	'unauthorized',
	'agentPasswordExpected',
	'rootPasswordExpected',
	...tenantReasons,
]);

/** Whether another agent of the cluster may do better. One that cannot check the password lacks only its database. */
export function isOfOneAgent({reason}: Problem): boolean {
	return !sharedReasons.has(reason);
}
