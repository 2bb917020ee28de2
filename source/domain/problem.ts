/** What a script may branch on; the contract's six words. */
export type ProblemCode = 'unreachable' | 'timeout' | 'unauthorized' | 'notFound' | 'rejected' | 'malformed';

/**
 * Why exactly, one word a cause that asks for its own sentence and its own advice (words/ has both).
 * The cause decides whom a problem concerns: one tenant, or everything its agent is asked.
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
	// The agent itself does answer.
	| 'databaseHung'
	// Who is asking.
	| 'wrongPassword'
	// The agent calls it wrong, and has no database to ask.
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

/** A password that is tried in vain: each try may be a login at the database, which may lock the account. */
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

/** Why a question to an agent has no answer, as data: words/problem.ts turns it into a sentence and a hint. */
export type Problem = {
	readonly code: ProblemCode;
	readonly reason: ProblemReason;
	/** What the agent or the network said, control characters made visible, secrets masked; '' when nothing was said. */
	readonly said: string;
	/** The agent's trace id, to be found in its log; absent where it gave none. */
	readonly traceId?: string;
};

/** The problem to remember: one that only repeats what is known would bring nothing but another trace id. */
export function rememberedProblem(known: Problem | undefined, next: Problem): Problem {
	return known?.reason === next.reason && known.said === next.said ? known : next;
}

/** Whether the agent refuses the password, so that another try with the same one costs more than it promises. */
export function isPasswordProblem(problem: Problem): boolean {
	return passwordReasons.has(problem.reason);
}

/** Whether the problem is one tenant's own; any other one concerns every question to that agent. */
export function isTenantProblem(problem: Problem): boolean {
	return tenantReasons.has(problem.reason);
}
