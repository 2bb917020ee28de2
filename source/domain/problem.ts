import {isSameDetail, type ProblemDetail} from './problem-detail.js';

/** What a script may branch on; the contract's six words. */
export type ProblemCode = 'unreachable' | 'timeout' | 'unauthorized' | 'notFound' | 'rejected' | 'malformed';

/**
 * Why exactly, one word for each cause that needs its own sentence and its own advice (locale/ has both).
 * The cause decides what a problem concerns: one tenant, or every request to its agent.
 */
export type ProblemReason =
	// The way to the agent.
	| 'refused'
	| 'reset'
	| 'unknownHost'
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
	// The agent answers, its database does not.
	| 'databaseHung'
	// Who is asking.
	| 'wrongPassword'
	// The agent reports it as wrong, but has no database to check it with.
	| 'passwordUnchecked'
	| 'wrongAgentPassword'
	| 'agentPasswordExpected'
	| 'rootPasswordExpected'
	| 'headerRefused'
	| 'clockSkew'
	| 'userDenied'
	| 'unauthorized'
	// What the agent can do.
	| 'notInCluster'
	| 'databaseDown'
	| 'databaseError'
	| 'noRestoreApi'
	| 'rejected'
	// What came back.
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

/** Not to be retried with the same password: each try may be a login at the database, which may lock the account. */
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
	/** What restop found wrong with the answer; absent where reason and text say it all. */
	readonly detail?: ProblemDetail;
	/** The agent's trace id, to be found in its log; absent where it gave none. */
	readonly traceId?: string;
};

/** The problem to remember: one that repeats the known one would change nothing but the trace id. */
export function rememberedProblem(known: Problem | undefined, next: Problem): Problem {
	const isSame = known?.reason === next.reason && known.said === next.said && isSameDetail(known.detail, next.detail);
	return isSame ? known : next;
}

/** Whether the agent refuses the password, so that it should not be tried again. */
export function isPasswordProblem(problem: Problem): boolean {
	return passwordReasons.has(problem.reason);
}

/** Whether the problem is one tenant's own; any other one concerns every request to that agent. */
export function isTenantProblem(problem: Problem): boolean {
	return tenantReasons.has(problem.reason);
}
