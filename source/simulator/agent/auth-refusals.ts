import {unauthorized, type RefusalEntry} from './refusal.js';

/** Refusals of a header, its password or its encrypted body: ob/agent/errors/errorcode.go and recorded answers. */
export const authRefusals = {
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
} as const satisfies Readonly<Record<string, RefusalEntry>>;
