import type {ProblemReason} from '../domain/problem.js';

/** The error of an envelope. Agents from 4.3.1.0 on have an `errCode`; older ones only a number, here 0 where absent. */
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
	['Agent.Identify.NotSupportOperation', 'notInCluster'],
	['Agent.OceanBase.NotHold', 'databaseDown'],
	['Agent.OceanBase.Useless', 'databaseDown'],
	['OB.Server.Process.NotExist', 'databaseDown'],
	['MySQL.Error', 'databaseError'],
	['OB.Tenant.NotExist', 'tenantAbsent'],
	['OB.Tenant.SysOperationNotAllowed', 'systemTenant'],
	['OB.Tenant.Name.Empty', 'unaddressableTenant'],
]);

/** Why an agent refused, from what it calls the error; from its words only where one name serves two errors. */
export function refusalReason(refusal: Refusal): ProblemReason {
	return refusal.errCode === '' ? legacyReason(refusal) : currentReason(refusal);
}

function currentReason({errCode, status, message}: Refusal): ProblemReason {
	if (errCode === 'Common.NotFound') {
		// Shared by "no restore task" and "no such route"; the end of the message is the same in every language.
		return message.endsWith('404 not found') ? 'noRestoreApi' : 'neverRestored';
	}

	if (errCode === 'Common.Unexpected' && message.includes('sql: Scan error')) {
		return 'unreadableRow';
	}

	return reasons.get(errCode) ?? (status === 401 ? 'unauthorized' : 'rejected');
}

/** Numeric codes of agents before 4.3.1.0; 10008 has a telling message from 4.2.6 on, and none before. */
function legacyReason({code, status, message}: Refusal): ProblemReason {
	switch (code) {
		case 1000: {
			return message.endsWith('404 not found') ? 'noRestoreApi' : 'rejected';
		}

		case 1001: {
			return message.includes('system tenant') ? 'systemTenant' : tenantOrOther(message);
		}

		case 1002: {
			return legacyUnexpected(message);
		}

		case 1010: {
			return message.includes('agent identity') ? 'notInCluster' : 'rejected';
		}

		case 2300: {
			return 'neverRestored';
		}

		case 10_008: {
			return legacyUnauthorized(message);
		}

		default: {
			return status === 401 ? 'unauthorized' : 'rejected';
		}
	}
}

function tenantOrOther(message: string): ProblemReason {
	return message.includes(': tenant ') && message.endsWith(' not found') ? 'tenantAbsent' : 'rejected';
}

/** 1002 is whatever else went wrong: without a database, with an error from it, or reading a row. */
function legacyUnexpected(message: string): ProblemReason {
	if (message.includes('sql: Scan error')) {
		return 'unreadableRow';
	}

	return /\bError \d{4}\b/v.test(message) ? 'databaseError' : 'databaseDown';
}

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
	return legacyTails.find(([tail]) => message.includes(tail))?.[1] ?? 'unauthorized';
}

/** Whether another public key may open the header; a bare legacy refusal does not say. */
export function isUndecryptable({reason, said}: {readonly reason: ProblemReason; readonly said: string}): boolean {
	const isBare = reason === 'unauthorized' && said === 'Verification failed';
	return isBare || (reason === 'headerRefused' && /decrypt|解密/iv.test(said));
}
