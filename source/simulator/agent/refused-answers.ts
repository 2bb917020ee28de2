import {isLegacy, type Generation} from './generation.js';

/** An answer that says no, before it has its envelope. */
export type Refusal = {
	readonly status: number;
	readonly error: {readonly code?: number; readonly errCode?: string; readonly message: string};
	/** Handlers that return a nil pointer or a nil list say so; refusals before them leave it out. */
	readonly data?: Emptiness;
	/** Refused before the trace middleware ran. */
	readonly isUntraced?: boolean;
};

export type Emptiness = 'omitted' | 'null' | 'nullContents';

type Entry = {
	/** Agents from 4.3.1.0 on. */
	readonly current: readonly [status: number, errCode: string, message: string, code?: number];
	/** Before. */
	readonly legacy: readonly [status: number, code: number, message: string];
	readonly data?: Emptiness;
	readonly isUntraced?: boolean;
};

const unauthorized = 10_008;
const queryTimeout = 'Error 4012 (HY000): Timeout, query has reached the maximum query timeout';
const queryAdvice =
	'60000000(us), maybe you can adjust the session variable ob_query_timeout or query_timeout hint, and try again.';
const unscannable =
	'sql: Scan error on column index 3, name "restore_tenant_id": converting driver.Value type []uint8 ("x") to a int64: invalid syntax';

/**
 * Every refusal of obshell that the simulator knows, in both generations: ob/agent/errors/errorcode.go and the
 * recorded answers. `%s` is filled with what was asked for.
 */
const entries = {
	noHeader: {
		current: [400, 'Request.Header.NotFound', 'X-OCS-Agent-Header or X-OCS-Header not found in http request header'],
		legacy: [401, unauthorized, 'header not found'],
	},
	userDenied: {
		current: [401, 'Security.User.PermissionDenied', 'Permission denied'],
		legacy: [401, unauthorized, 'access denied'],
	},
	undecryptable: {
		current: [401, 'Security.Authentication.Header.DecryptFailed', 'Decrypt http header failed: %s', 1],
		legacy: [401, unauthorized, 'header decrypt failed'],
		isUntraced: true,
	},
	uriMismatch: {
		current: [401, 'Security.Authentication.Header.UriMismatch', 'URI mismatch', unauthorized],
		legacy: [401, unauthorized, 'uri mismatch'],
	},
	expired: {
		current: [401, 'Security.Authentication.Expired', 'Unauthorized: Authentication expired', unauthorized],
		legacy: [401, unauthorized, 'auth expired'],
	},
	sessionExpired: {
		current: [401, 'Security.Authentication.Expired', 'Authentication expired', unauthorized],
		legacy: [401, unauthorized, 'auth expired'],
	},
	sessionOutlived: {
		current: [401, 'Security.Authentication.SessionExpired', 'Session is expired', unauthorized],
		legacy: [401, unauthorized, 'access denied'],
	},
	sessionInvalid: {
		current: [401, 'Security.Authentication.SessionInvalid', 'Session is invalid', unauthorized],
		legacy: [401, unauthorized, 'access denied'],
	},
	badTimestamp: {
		current: [
			401,
			'Security.Authentication.Timestamp.Invalid',
			'Unauthorized: Invalid timestamp: %s, err: strconv.ParseInt: parsing "%s": invalid syntax',
			unauthorized,
		],
		legacy: [401, unauthorized, 'strconv.ParseInt: parsing "%s": invalid syntax'],
	},
	wrongRootPassword: {
		current: [
			401,
			'Security.Authentication.IncorrectOceanbasePassword',
			'Unauthorized: OceanBase password is incorrect',
			unauthorized,
		],
		legacy: [401, unauthorized, 'access denied'],
	},
	wrongAgentPassword: {
		current: [
			401,
			'Security.Authentication.IncorrectAgentPassword',
			'Unauthorized: Agent password is incorrect',
			unauthorized,
		],
		legacy: [401, unauthorized, 'access denied'],
	},
	agentPasswordSet: {
		current: [
			401,
			'Security.Authentication.WithAgentPassword',
			'Unauthorized: Should use agent_password to verify: agent password has been set',
			unauthorized,
		],
		legacy: [401, unauthorized, 'agent password has been set, use agent password to verify'],
	},
	rootPasswordUnknown: {
		current: [
			401,
			'Security.Authentication.WithAgentPassword',
			'Unauthorized: Should use agent_password to verify: oceanbase password is not initialized',
			unauthorized,
		],
		legacy: [401, unauthorized, 'oceanbase password is not initialized, use agent password to verify'],
	},
	noAgentPassword: {
		current: [
			401,
			'Security.Authentication.WithOceanBasePassword',
			'Unauthorized: Should use oceanbase_password to verify: agent password is not initialized',
			unauthorized,
		],
		legacy: [401, unauthorized, 'agent password is not initialized, use oceanbase password to verify'],
	},
	badKeys: {
		current: [500, 'Request.Body.Decrypt.AES.KeyAndIv.Invalid', 'Unauthorized: AES key and IV size error'],
		legacy: [401, unauthorized, 'body decrypt failed'],
		isUntraced: true,
	},
	badLoginKeys: {
		current: [500, 'Request.Body.Decrypt.AES.KeyAndIv.Invalid', 'AES key and IV size error'],
		legacy: [400, 1000, 'Bad request: 404 not found'],
	},
	badLength: {
		current: [
			500,
			'Request.Body.Decrypt.AES.ContentLength.Invalid',
			'Unauthorized: Decrypted string length is not a multiple of the block size',
		],
		legacy: [401, unauthorized, 'body decrypt failed'],
		isUntraced: true,
	},
	noForwardHeader: {
		current: [500, 'Request.Forward.Header.NotExist', 'Forward header does not exist'],
		legacy: [500, 1002, 'Unexpected error: forward header not exist'],
	},
	noMaster: {
		current: [500, 'Request.Forward.MasterAgent.NotFound', 'Master agent not found'],
		legacy: [500, 1002, 'Unexpected error: master agent not found'],
	},
	notInCluster: {
		current: [
			400,
			'Agent.Identify.NotSupportOperation',
			"%s, instead of 'CLUSTER AGENT', does not support this operation",
		],
		legacy: [500, 1010, 'Known error: agent identity is %s.'],
	},
	systemTenant: {
		current: [400, 'OB.Tenant.SysOperationNotAllowed', 'System tenant is not allowed to perform this operation'],
		legacy: [400, 1001, 'Illegal argument: tenant sys is system tenant, cannot backup'],
	},
	emptyName: {
		current: [400, 'OB.Tenant.Name.Empty', 'Tenant name is empty'],
		legacy: [400, 1001, 'Illegal argument: tenant name is empty'],
	},
	tenantAbsent: {
		current: [400, 'OB.Tenant.NotExist', "Tenant '%s' does not exist."],
		legacy: [400, 1001, 'Illegal argument: tenant %s not found'],
	},
	neverRestored: {
		current: [404, 'Common.NotFound', 'Element not found: restore task'],
		legacy: [404, 2300, 'Task not found: restore task not found'],
		data: 'null',
	},
	/** Built at start-up by gin's recovery, and so is its time. */
	panic: {
		current: [500, 'Common.Unexpected', 'Unexpected error: Internal Server Error'],
		legacy: [500, 1002, 'Unexpected error: Internal Server Error'],
	},
	noRoute: {
		current: [404, 'Common.NotFound', 'Element not found: 404 not found'],
		legacy: [400, 1000, 'Bad request: 404 not found'],
	},
	databaseDown: {
		current: [500, 'Agent.OceanBase.Useless', 'The current database is useless'],
		legacy: [500, 1002, 'Unexpected error: oceanbase db is useless'],
	},
	observerGone: {
		current: [500, 'OB.Server.Process.NotExist', 'Observer process does not exist'],
		legacy: [500, 1002, 'Unexpected error: observer process not exist'],
	},
	databaseNotHeld: {
		current: [500, 'Agent.OceanBase.NotHold', 'Agent is not holding OceanBase'],
		legacy: [500, 1002, 'Unexpected error: agent is not holding oceanbase'],
	},
	databaseError: {
		current: [400, 'MySQL.Error', `${queryTimeout}: ${queryAdvice}`],
		legacy: [500, 1002, `Unexpected error: ${queryTimeout}`],
	},
	scanError: {
		current: [500, 'Common.Unexpected', unscannable],
		legacy: [500, 1002, `Unexpected error: ${unscannable}`],
	},
	badParameter: {
		current: [400, 'Common.BindJsonFailed', 'Bind JSON failed: %s'],
		legacy: [400, 1000, 'Bad request: %s'],
	},
	unknownMode: {
		current: [400, 'OB.Tenant.Mode.NotSupported', "Tenant mode '%s' is not supported."],
		legacy: [400, 1001, "Illegal argument: tenant mode '%s' is not supported"],
		data: 'nullContents',
	},
} as const satisfies Readonly<Record<string, Entry>>;

export type RefusalName = keyof typeof entries;

/** A refusal in the words of a generation. */
export function refuse(name: RefusalName, generation: Generation, asked = ''): Refusal {
	const entry: Entry = entries[name];
	const marks = {data: entry.data ?? 'omitted', isUntraced: entry.isUntraced ?? false};
	if (isLegacy(generation)) {
		const [status, code, message] = entry.legacy;
		return {status, error: {code, message: legacyWords(code, fill(message, asked), generation)}, ...marks};
	}

	const [status, errorCode, message, code] = entry.current;
	return {
		status,
		error: {...(code === undefined ? {} : {code}), errCode: errorCode, message: fill(message, asked)},
		...marks,
	};
}

function fill(message: string, asked: string): string {
	return message.replaceAll('%s', () => asked);
}

/** 4.2.4 and 4.2.5 do not say why a header was refused. */
function legacyWords(code: number, message: string, generation: Generation): string {
	if (code !== unauthorized) {
		return message;
	}

	return generation === '4.2.4' ? 'Verification failed' : `Verification failed: ${message}`;
}
