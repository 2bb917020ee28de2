import type {Generation} from './generation.js';
import type {OpenedHeader} from './open-header.js';
import type {RefusalName} from './refuse.js';
import type {SessionState} from './sessions.js';

/** What the agent checks a request against. */
export type Guard = {
	readonly generation: Generation;
	readonly identity: string;
	/** Undefined: the agent does not know it. */
	readonly rootPassword: string | undefined;
	readonly agentPassword: string | undefined;
	readonly useSession: (id: string, now: number) => SessionState;
};

type Attempt = {
	/** The agent header if both are sent. */
	readonly header: OpenedHeader | undefined;
	readonly isAgentHeader: boolean;
	/** The request target, byte for byte. */
	readonly uri: string;
	readonly isLogin: boolean;
	/** The agent's clock, ms since 1970. */
	readonly now: number;
};

/** Verify of ob/agent/secure/auth.go, with the same order of checks; undefined: the request passes. */
export function verify(attempt: Attempt, guard: Guard): RefusalName | undefined {
	const {header, uri} = attempt;
	if (header === undefined) {
		return 'noHeader';
	}

	const wrongUri = header.uri === uri ? undefined : 'uriMismatch';
	// 4.2.4 and 4.2.5 compare the target last.
	return guard.generation === '4.2.4'
		? (credentialFault(header, attempt, guard) ?? wrongUri)
		: (wrongUri ?? credentialFault(header, attempt, guard));
}

function credentialFault(header: OpenedHeader, attempt: Attempt, guard: Guard): RefusalName | undefined {
	if (guard.identity === 'FOLLOWER') {
		// It would forward the request, and this cluster has no MASTER.
		return attempt.isAgentHeader ? 'noForwardHeader' : 'noMaster';
	}

	const canHaveSession = guard.generation === '4.5.0' && guard.identity === 'CLUSTER AGENT' && !attempt.isLogin;
	return canHaveSession && header.sessionId !== ''
		? sessionFault(header, attempt.now, guard)
		: passwordFault(header, attempt, guard);
}

function sessionFault(header: OpenedHeader, now: number, guard: Guard): RefusalName | undefined {
	if (!isTimestamp(header.ts) || isPast(header.ts, now)) {
		return 'sessionExpired';
	}

	const faults = {valid: undefined, invalid: 'sessionInvalid', expired: 'sessionOutlived'} as const;
	return faults[guard.useSession(header.sessionId, now)];
}

function passwordFault(header: OpenedHeader, attempt: Attempt, guard: Guard): RefusalName | undefined {
	const {identity, agentPassword, rootPassword} = guard;
	if (identity === 'SINGLE' && agentPassword === undefined) {
		return undefined;
	}

	const isRight = header.auth === (attempt.isAgentHeader ? agentPassword : rootPassword);
	const wrong = attempt.isAgentHeader ? 'wrongAgentPassword' : 'wrongRootPassword';
	return (
		kindFault(attempt.isAgentHeader, guard) ?? timestampFault(header, attempt.now) ?? (isRight ? undefined : wrong)
	);
}

/** This agent cannot check the kind of header that was sent. */
function kindFault(isAgentHeader: boolean, {identity, agentPassword, rootPassword}: Guard): RefusalName | undefined {
	if (isAgentHeader) {
		return agentPassword === undefined ? 'noAgentPassword' : undefined;
	}

	if (identity === 'SINGLE') {
		return 'agentPasswordSet';
	}

	return rootPassword === undefined ? 'rootPasswordUnknown' : undefined;
}

/** The time is checked only with a password: an empty one passes at any time. */
function timestampFault({auth, ts}: OpenedHeader, now: number): RefusalName | undefined {
	if (auth === '') {
		return undefined;
	}

	if (!isTimestamp(ts)) {
		return 'badTimestamp';
	}

	return isPast(ts, now) ? 'expired' : undefined;
}

function isTimestamp(ts: string): boolean {
	return /^[+\-]?\d+$/v.test(ts);
}

/** In whole seconds; the second of expiry itself still passes. */
function isPast(ts: string, now: number): boolean {
	return Math.floor(now / 1000) > Number(ts);
}
