import type {Problem, ProblemCode, ProblemReason} from '../domain/problem.js';
import {makeLinesVisible, makeVisible} from '../text/visible-text.js';
import {cutMasked} from '../text/cut-text.js';

/** The contract's word for each reason. */
const codes: Readonly<Record<ProblemReason, ProblemCode>> = {
	refused: 'unreachable',
	reset: 'unreachable',
	unknownHost: 'unreachable',
	noRoute: 'unreachable',
	tls: 'unreachable',
	tlsUntrusted: 'unreachable',
	tlsExpired: 'unreachable',
	tlsWrongName: 'unreachable',
	tlsCertificateWanted: 'unreachable',
	plainExpected: 'unreachable',
	noSocket: 'unreachable',
	socketDenied: 'unreachable',
	tlsExpected: 'malformed',
	unreachable: 'unreachable',
	timeout: 'timeout',
	databaseHung: 'timeout',
	wrongPassword: 'unauthorized',
	passwordUnchecked: 'unauthorized',
	wrongAgentPassword: 'unauthorized',
	agentPasswordExpected: 'unauthorized',
	rootPasswordExpected: 'unauthorized',
	headerRefused: 'unauthorized',
	clockSkew: 'unauthorized',
	userDenied: 'unauthorized',
	unauthorized: 'unauthorized',
	notInCluster: 'rejected',
	databaseDown: 'rejected',
	databaseError: 'rejected',
	noRestoreApi: 'rejected',
	rejected: 'rejected',
	notAnAgent: 'malformed',
	emptyAnswer: 'malformed',
	redirected: 'malformed',
	tooLarge: 'malformed',
	unreadableAnswer: 'malformed',
	tenantAbsent: 'notFound',
	neverRestored: 'notFound',
	systemTenant: 'rejected',
	unaddressableTenant: 'rejected',
	unreadableRow: 'rejected',
};

/** More of a server's text than this helps nobody. */
const longestText = 4096;
const longestTraceId = 100;

export type AgentErrorFacts = {
	readonly reason: ProblemReason;
	/** What the agent or the network said. */
	readonly said?: string | undefined;
	readonly traceId?: string | undefined;
	readonly cause?: unknown;
};

/** A question that an agent did not answer. What is told of it is safe to draw and holds no secrets; words/ explains it. */
export class AgentError extends Error {
	override readonly name = 'AgentError';
	readonly problem: Problem;

	constructor({reason, said = '', traceId, cause}: AgentErrorFacts) {
		const text = makeLinesVisible(cutMasked(said, longestText));
		super(`${reason}: ${text}`, {cause});
		this.problem = {
			code: codes[reason],
			reason,
			said: text,
			...(traceId === undefined || traceId === '' ? {} : {traceId: makeVisible(cutMasked(traceId, longestTraceId))}),
		};
	}
}

/** What an error says of an agent; undefined of any other error, which is a bug. */
export function problemOf(error: unknown): Problem | undefined {
	return error instanceof AgentError ? error.problem : undefined;
}
