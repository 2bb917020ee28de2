import type {ProblemDetail} from '../domain/problem-detail.js';
import type {Problem, ProblemCode, ProblemReason} from '../domain/problem.js';
import {makeLinesVisible, makeVisible} from '../text/visible-text.js';
import {cutMasked} from '../text/cut-text.js';

/** The code that scripts see (`error.code` of the JSON output) for each reason. */
const codes: Readonly<Record<ProblemReason, ProblemCode>> = {
	refused: 'unreachable',
	reset: 'unreachable',
	connectionLost: 'unreachable',
	unknownHost: 'unreachable',
	nameServiceSilent: 'unreachable',
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
	gatewayError: 'unreachable',
	proxyLogin: 'unauthorized',
	webPage: 'malformed',
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

/** Characters. More of a server's text is of no use, and would be kept for as long as the problem lasts. */
const longestText = 4096;
const longestTraceId = 100;

export type AgentErrorFacts = {
	readonly reason: ProblemReason;
	/** The text of the agent or the network. */
	readonly said?: string | undefined;
	/** What restop found wrong with the answer, where the reason does not say it. */
	readonly detail?: ProblemDetail | undefined;
	readonly traceId?: string | undefined;
	readonly cause?: unknown;
};

/** A request to an agent that failed. Its problem is safe to draw and holds no secrets; locale/ has the words. */
export class AgentError extends Error {
	override readonly name = 'AgentError';
	readonly problem: Problem;

	constructor({reason, said = '', detail, traceId, cause}: AgentErrorFacts) {
		const text = makeLinesVisible(cutMasked(said, longestText));
		super(`${reason}: ${text === '' ? (detail?.type ?? '') : text}`, {cause});
		this.problem = {
			code: codes[reason],
			reason,
			said: text,
			...(detail === undefined ? {} : {detail}),
			...(traceId === undefined || traceId === '' ? {} : {traceId: makeVisible(cutMasked(traceId, longestTraceId))}),
		};
	}
}

/** The problem of an AgentError; undefined for any other error, which is a bug. */
export function problemOf(error: unknown): Problem | undefined {
	return error instanceof AgentError ? error.problem : undefined;
}
