/**
 * What restop itself found wrong with an agent's answer, where the reason alone does not say it; locale/describe-detail.ts
 * has the words.
 */
export type ProblemDetail =
	/** The HTTP status says it all: a redirect, or an answer without a body. */
	| {readonly type: 'httpStatus'; readonly status: number}
	/** The body is not JSON; its type is safe to draw, '' where the answer names none. */
	| {readonly type: 'notJson'; readonly status: number; readonly contentType: string}
	/** The body is JSON, but not an agent's envelope. */
	| {readonly type: 'noEnvelope'; readonly status: number}
	/** `/api/v1/secret` holds no public key, or one that cannot be used. */
	| {readonly type: 'noPublicKey'}
	| {readonly type: 'unreadablePublicKey'}
	/** Without the agent's time no header can be sealed, since it has to say until when it is valid. */
	| {readonly type: 'noAgentTime'}
	/** The body was not encrypted with the keys of the request. */
	| {readonly type: 'unopenedBody'}
	| {readonly type: 'noOverview'}
	| {readonly type: 'noRestoreList'}
	| {readonly type: 'nestedTooDeep'};

/** Whether two details, or their absence, say the same. */
export function isSameDetail(one: ProblemDetail | undefined, other: ProblemDetail | undefined): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}
