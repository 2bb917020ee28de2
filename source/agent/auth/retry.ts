import type {RefusedError} from '../answers/envelope.js';
import type {Credentials} from './seal.js';

/** What may help after a refusal: the agent's present key or time, a new session, or the password without a session. */
export type Retry =
	| {readonly type: 'key'}
	/** The agent's time, ms since 1970. */
	| {readonly type: 'clock'; readonly at: number}
	| {readonly type: 'session'; readonly sessionId: string}
	| {readonly type: 'password'};

export type RetryType = Retry['type'];

type Attempt = {
	readonly credentials: Credentials;
	/** What was already tried for this request: nothing is tried twice. */
	readonly retried: ReadonlySet<RetryType>;
};

/** What to try after a refusal; undefined if nothing would help. */
export function selectRetry(refusal: RefusedError, {credentials, retried}: Attempt): Retry | undefined {
	const retry =
		'sessionId' in credentials
			? retryInSession(refusal, {sessionId: credentials.sessionId, retried})
			: retryWithPassword(refusal);
	return retry === undefined || retried.has(retry.type) ? undefined : retry;
}

/** A wrong password is not tried again: each try is a login at the database. */
function retryWithPassword({retryHint, time}: RefusedError): Retry | undefined {
	if (retryHint === 'clock') {
		return time && {type: 'clock', at: time.at};
	}

	return retryHint === 'key' ? {type: 'key'} : undefined;
}

type SessionAttempt = {readonly sessionId: string; readonly retried: ReadonlySet<RetryType>};

/**
 * If even a session that was just opened is unknown, there are several agents behind one address. Only a CLUSTER AGENT
 * looks at sessions (Verify of ob/agent/secure/auth.go): any other one finds no password and reports it as wrong.
 */
function retryInSession(refusal: RefusedError, {sessionId, retried}: SessionAttempt): Retry | undefined {
	if (refusal.retryHint === 'session') {
		return retried.has('session') ? {type: 'password'} : {type: 'session', sessionId};
	}

	const isUnauthorized = refusal.problem.code === 'unauthorized';
	return retryWithPassword(refusal) ?? (isUnauthorized ? {type: 'password'} : undefined);
}
