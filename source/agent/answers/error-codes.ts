import type {ProblemReason} from '../../domain/problem.js';

/** The error of an envelope: agents from 4.3.1.0 on send an `errCode`, else ''; older ones a number, else 0. */
export type Refusal = {
	readonly status: number;
	readonly errCode: string;
	readonly code: number;
	readonly message: string;
};

/** ErrCodes of agents from 4.3.1.0 on (ob/agent/errors/errorcode.go). */
const reasons: ReadonlyMap<string, ProblemReason> = new Map([
	['Request.Header.NotFound', 'headerRefused'],
	['Security.Authentication.Header.DecryptFailed', 'headerRefused'],
	['Security.Authentication.Header.UriMismatch', 'headerRefused'],
	['Security.Authentication.Timestamp.Invalid', 'headerRefused'],
	['Security.Authentication.Expired', 'clockSkew'],
	['Security.Authentication.IncorrectOceanbasePassword', 'wrongPassword'],
	['Security.Authentication.IncorrectAgentPassword', 'wrongAgentPassword'],
	['Security.Authentication.WithAgentPassword', 'agentPasswordExpected'],
	['Security.Authentication.WithOceanBasePassword', 'rootPasswordExpected'],
	// On a unix socket the agent knows the user of its peer (ob/agent/api/common/middleware_linux.go).
	['Security.User.PermissionDenied', 'userDenied'],
	['Agent.Identify.NotSupportOperation', 'notInCluster'],
	// Only a FOLLOWER forwards requests, and a FOLLOWER is not in a running cluster.
	['Request.Forward.Header.NotExist', 'notInCluster'],
	['Request.Forward.MasterAgent.NotFound', 'notInCluster'],
	['Agent.OceanBase.NotHold', 'databaseDown'],
	['Agent.OceanBase.Useless', 'databaseDown'],
	['OB.Server.Process.NotExist', 'databaseDown'],
	// For a moment, while the observer dies.
	['OB.Server.Process.CheckFailed', 'databaseDown'],
	['MySQL.Error', 'databaseError'],
	['OB.Tenant.NotExist', 'tenantAbsent'],
	['OB.Tenant.SysOperationNotAllowed', 'systemTenant'],
	['OB.Tenant.Name.Empty', 'unaddressableTenant'],
]);

/** Why an agent refused, by the name of the error; by its message only where several errors share a name. */
export function refusalReason(refusal: Refusal): ProblemReason {
	return refusal.errCode === '' ? legacyReason(refusal) : currentReason(refusal);
}

function currentReason({errCode, status, message}: Refusal): ProblemReason {
	if (errCode === 'Common.NotFound') {
		return notFoundReason(message);
	}

	if (errCode === 'Common.Unexpected' && message.includes('sql: Scan error')) {
		return 'unreadableRow';
	}

	return reasons.get(errCode) ?? (status === 401 ? 'unauthorized' : 'rejected');
}

/** One name for "no restore task" and "no such route"; the end of the message is the same in every language. */
function notFoundReason(message: string): ProblemReason {
	if (message.endsWith('restore task')) {
		return 'neverRestored';
	}

	return message.endsWith('404 not found') ? 'noRestoreApi' : 'rejected';
}

type LegacyReason = (message: string) => ProblemReason;

/** Numeric codes of agents before 4.3.1.0, each for several errors, which only the message distinguishes. */
const legacyReasons: ReadonlyMap<number, LegacyReason> = new Map<number, LegacyReason>([
	[1, () => 'headerRefused'],
	[1000, (message) => (message.endsWith('404 not found') ? 'noRestoreApi' : 'rejected')],
	[1001, (message) => (message.includes('system tenant') ? 'systemTenant' : tenantOrOther(message))],
	[1002, legacyUnexpected],
	[1010, (message) => (message.includes('agent identity') ? 'notInCluster' : 'rejected')],
	[2300, () => 'neverRestored'],
	[10_008, legacyUnauthorized],
]);

function legacyReason({code, status, message}: Refusal): ProblemReason {
	return legacyReasons.get(code)?.(message) ?? (status === 401 ? 'unauthorized' : 'rejected');
}

function tenantOrOther(message: string): ProblemReason {
	return message.includes(': tenant ') && message.endsWith(' not found') ? 'tenantAbsent' : 'rejected';
}

/** 1002 is any other error: an unreadable row, an error of the database, a lost connection, a fault of the agent. */
function legacyUnexpected(message: string): ProblemReason {
	if (message.includes('sql: Scan error')) {
		return 'unreadableRow';
	}

	if (/\bError \d{4}\b/v.test(message)) {
		return 'databaseError';
	}

	// The messages of ob/agent/repository/db/oceanbase/instance.go, and those of the driver for a lost connection.
	return /db is (?:nil|useless)|observer process (?:not )?exist|connection/v.test(message)
		? 'databaseDown'
		: 'rejected';
}

/** What follows "Verification failed: " in 4.2.6 and 4.3.0; in 4.2.4 and 4.2.5 nothing follows. */
const legacyTails: ReadonlyArray<readonly [tail: string, reason: ProblemReason]> = [
	['header not found', 'headerRefused'],
	['header decrypt failed', 'headerRefused'],
	['uri mismatch', 'headerRefused'],
	['auth expired', 'clockSkew'],
	['access denied', 'wrongPassword'],
	['oceanbase password to verify', 'rootPasswordExpected'],
	['agent password to verify', 'agentPasswordExpected'],
];

function legacyUnauthorized(message: string): ProblemReason {
	return legacyTails.find(([tail]) => message.endsWith(tail))?.[1] ?? 'unauthorized';
}

/** What may help against a refusal, so that a retry makes sense: the agent's present key or time, or another session. */
export type RetryHint = 'key' | 'clock' | 'session' | undefined;

const retryHints: ReadonlyMap<string, RetryHint> = new Map([
	['Security.Authentication.Header.DecryptFailed', 'key'],
	['Security.Authentication.Expired', 'clock'],
	['Security.Authentication.SessionInvalid', 'session'],
	['Security.Authentication.SessionExpired', 'session'],
] as const);

/** A bare refusal means a wrong password or an old key: the key has to be compared before a retry. */
export function retryHintOf({errCode, code, message}: Refusal): RetryHint {
	if (errCode === '') {
		return code === 10_008 ? legacyRetryHint(message) : undefined;
	}

	return retryHints.get(errCode);
}

function legacyRetryHint(message: string): RetryHint {
	if (message.endsWith('auth expired')) {
		return 'clock';
	}

	return message.endsWith('header decrypt failed') || message === 'Verification failed' ? 'key' : undefined;
}
