import type {PasswordFlaw} from './password-flaw.js';

/**
 * What restop itself found wrong with an agent's answer, or with the password that it refused, where the reason alone does not say it; locale/describe-detail.ts
 * has the words.
 */
export type ProblemDetail =
	/** Only an HTTP status: a redirect, or an answer without a body. */
	| {readonly type: 'httpStatus'; readonly status: number}
	/** The body is not JSON; its content type is safe to draw, '' if the answer has none. */
	| {readonly type: 'notJson'; readonly status: number; readonly contentType: string}
	/** The body is JSON, but not an agent's envelope. */
	| {readonly type: 'noEnvelope'; readonly status: number}
	/** The answer has more bytes than `largestBytes`; how many, if the server has announced it. */
	| {readonly type: 'tooLarge'; readonly largestBytes: number; readonly bytes?: number}
	/** The CAs that the certificate was verified with. */
	| {readonly type: 'trustStore'; readonly store: TrustStore}
	/** The answer to `/api/v1/secret` has no public key, or one that cannot be used. */
	| {readonly type: 'noPublicKey'}
	| {readonly type: 'unreadablePublicKey'}
	/** A header contains its expiry by the agent's clock, so none can be sealed without the agent's time. */
	| {readonly type: 'noAgentTime'}
	/** The body was not encrypted with the keys of the request. */
	| {readonly type: 'unopenedBody'}
	| {readonly type: 'noOverview'}
	| {readonly type: 'noRestoreList'}
	| {readonly type: 'noTenantList'}
	| {readonly type: 'noTaskList'}
	| {readonly type: 'nestedTooDeep'}
	/** What is odd about the password that was refused. */
	| {readonly type: 'passwordFlaw'; readonly flaw: PasswordFlaw};

/** CAs: those of this system, the list that comes with Node, or those of `--ca`. */
export type TrustStore = 'system' | 'bundled' | 'caFile';

/** Whether two details are equal; undefined equals undefined. */
export function isSameDetail(one: ProblemDetail | undefined, other: ProblemDetail | undefined): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}
