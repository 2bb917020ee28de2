import type {ProblemReason} from '../../domain/problem.js';
import {AgentError} from '../agent-error.js';

const reasons: ReadonlyMap<string, ProblemReason> = new Map(
	Object.entries({
		ECONNREFUSED: 'refused',
		ECONNRESET: 'reset',
		ECONNABORTED: 'reset',
		EPIPE: 'reset',
		UND_ERR_SOCKET: 'reset',
		ENOENT: 'noSocket',
		ENOTSOCK: 'noSocket',
		EACCES: 'socketDenied',
		ENOTFOUND: 'unknownHost',
		EAI_AGAIN: 'unknownHost',
		EHOSTUNREACH: 'noRoute',
		EHOSTDOWN: 'noRoute',
		ENETUNREACH: 'noRoute',
		ENETDOWN: 'noRoute',
		ETIMEDOUT: 'timeout',
		UND_ERR_CONNECT_TIMEOUT: 'timeout',
		UND_ERR_HEADERS_TIMEOUT: 'timeout',
		UND_ERR_BODY_TIMEOUT: 'timeout',
		UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'reset',
		UND_ERR_RES_EXCEEDED_MAX_SIZE: 'tooLarge',
	} as const),
);

/** Turns an error of the network, of TLS or of undici into an AgentError; `isLate` if our own deadline has passed. */
export function explainNetwork(error: unknown, isLate: boolean): AgentError {
	if (error instanceof AgentError) {
		return error;
	}

	if (isLate) {
		return new AgentError({reason: 'timeout', cause: error});
	}

	const {code, message} = innermost(error);
	return new AgentError({
		reason: reasons.get(code) ?? tlsOrOther(code, message),
		said: saidOf(code, message),
		cause: error,
	});
}

/** A host name may have several addresses, each with an error of its own: the first one is taken. */
function innermost(error: unknown): {readonly code: string; readonly message: string} {
	const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
	if (!(first instanceof Error)) {
		return {code: '', message: String(first)};
	}

	const code = codeOf(first);
	return code === 'UND_ERR_SOCKET' && first.cause instanceof Error
		? innermost(first.cause)
		: {code, message: first.message};
}

/** Some releases of undici give an error of the HTTP parser no code. */
function codeOf(error: Error): string {
	const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
	if (code === 'ECONNREFUSED' && isOfSocket(error)) {
		return 'ENOTSOCK';
	}

	return code === '' && error.name === 'HTTPParserError' ? 'HPE_UNKNOWN' : code;
}

/** Linux reports "refused" for a unix socket without a listener, and for a file that is no socket. */
function isOfSocket(error: Error): boolean {
	return 'address' in error && typeof error.address === 'string' && error.address.includes('/');
}

/** Codes of OpenSSL and Node for a certificate that they do not accept. */
const certificateReasons: ReadonlyMap<string, ProblemReason> = new Map(
	Object.entries({
		DEPTH_ZERO_SELF_SIGNED_CERT: 'tlsUntrusted',
		SELF_SIGNED_CERT_IN_CHAIN: 'tlsUntrusted',
		UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tlsUntrusted',
		UNABLE_TO_GET_ISSUER_CERT: 'tlsUntrusted',
		UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tlsUntrusted',
		CERT_UNTRUSTED: 'tlsUntrusted',
		CERT_SIGNATURE_FAILURE: 'tlsUntrusted',
		CERT_HAS_EXPIRED: 'tlsExpired',
		CERT_NOT_YET_VALID: 'tlsExpired',
		ERR_TLS_CERT_ALTNAME_INVALID: 'tlsWrongName',
		ERR_SSL_WRONG_VERSION_NUMBER: 'plainExpected',
		ERR_SSL_PACKET_LENGTH_TOO_LONG: 'plainExpected',
		ERR_SSL_HTTP_REQUEST: 'plainExpected',
	} as const),
);

/**
 * The TLS alerts of an agent that requires a client certificate and got none, or another one. Before TLS 1.3 Go reports a
 * missing one only as a failed handshake.
 */
const certificateAlert =
	/^ERR_SSL_.*ALERT_(?:CERTIFICATE|BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|UNKNOWN_CA|HANDSHAKE_FAILURE)/v;

function tlsOrOther(code: string, message: string): ProblemReason {
	if (code.startsWith('HPE_')) {
		return 'notAnAgent';
	}

	if (certificateAlert.test(code)) {
		return 'tlsCertificateWanted';
	}

	const isTls = /cert|ssl|tls|self_signed|verify/iv.test(`${code} ${message}`);
	return certificateReasons.get(code) ?? (isTls ? 'tls' : 'unreachable');
}

/** Locale/ has its own words for known causes; for others the text of the network is the best there is. */
function saidOf(code: string, message: string): string {
	if (reasons.has(code)) {
		return '';
	}

	// OpenSSL's format is thread:error:number:library:function:reason:file:line:alert; only the reason is of use.
	const reason = /^[\dA-F]+:error:(?:[^:]*:){3}([^:]+):/v.exec(message)?.[1] ?? message;
	// Node adds advice about its own options, which restop does not have.
	return reason.replace(/; if the root CA is installed locally,.*$/sv, '');
}
