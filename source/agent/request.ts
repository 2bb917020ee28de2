import {Buffer} from 'node:buffer';
import type {Dispatcher} from 'undici';
import type {ProblemReason} from '../domain/problem.js';
import {AgentError} from './agent-error.js';
import type {RawAnswer} from './envelope.js';

export type RequestOptions = {
	/** `http://host:port`. */
	readonly origin: string;
	readonly dispatcher: Dispatcher;
	/** Longest wait for a whole answer, in ms. */
	readonly timeoutMs: number;
	/** How many bytes an answer may have; `usualAnswer` unless given. */
	readonly largestBytes?: number;
	/** Makes a signal that is aborted after so many ms. */
	readonly deadline: (ms: number) => AbortSignal;
};

/** Bytes. Of an agent only the list of all ended restores, about a kilobyte each, may come near it. */
export const largestAnswer = 16 * 1024 * 1024;
/** Whatever else is asked is told in kilobytes: what is larger is a page of something else, or a trap. */
export const usualAnswer = 1024 * 1024;

type Headers = Readonly<Record<string, string>>;
type Sending = RequestOptions & {readonly signal: AbortSignal};

/** One GET, which has no body; as `post` otherwise. */
export async function get(path: string, headers: Headers, sending: Sending): Promise<RawAnswer> {
	return send({method: 'GET', path, headers}, sending);
}

/**
 * One POST. The target goes out as it is given: undici's form with origin and path leaves it alone, which the agent's
 * comparison of `Uri` needs. Redirects are not followed; the header would go along. Throws an AgentError, or the
 * signal's own reason when the caller has aborted.
 */
export async function post(
	path: string,
	{headers, body}: {readonly headers: Headers; readonly body: string},
	sending: Sending,
): Promise<RawAnswer> {
	return send({method: 'POST', path, headers: {...headers, 'content-type': 'application/json'}, body}, sending);
}

type Sent = {
	readonly method: 'GET' | 'POST';
	readonly path: string;
	readonly headers: Headers;
	readonly body?: string;
};

async function send(sent: Sent, sending: Sending): Promise<RawAnswer> {
	const {origin, dispatcher, timeoutMs, largestBytes = usualAnswer, deadline, signal} = sending;
	const limit = deadline(timeoutMs);
	try {
		const {
			statusCode,
			headers: answered,
			body,
		} = await dispatcher.request({
			...sent,
			origin,
			signal: AbortSignal.any([signal, limit]),
			headersTimeout: 0,
			bodyTimeout: 0,
		});
		const contentType = String(answered['content-type'] ?? '');
		return {status: statusCode, contentType, body: await readText(body, largestBytes)};
	} catch (error) {
		signal.throwIfAborted();
		throw explain(error, limit.aborted);
	}
}

async function readText(body: AsyncIterable<Uint8Array>, largestBytes: number): Promise<string> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of body) {
		size += chunk.length;
		if (size > largestBytes) {
			throw new AgentError({reason: 'tooLarge'});
		}

		chunks.push(chunk);
	}

	return Buffer.concat(chunks).toString('utf8');
}

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

function explain(error: unknown, isLate: boolean): AgentError {
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

/** The host name tried every address; the first one's failure stands for all. */
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

/** What undici's parser cannot read comes without a code in some releases. */
function codeOf(error: Error): string {
	const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
	return code === '' && error.name === 'HTTPParserError' ? 'HPE_UNKNOWN' : code;
}

/** What OpenSSL and Node call a certificate that they do not accept. */
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

/** What an agent that wants our certificate says of none, or of another one: an alert of TLS. */
const certificateAlert = /^ERR_SSL_.*ALERT_(?:CERTIFICATE|BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|UNKNOWN_CA)/v;

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

/** The words of known causes are words/'s own; of others the network's are the best there is. */
function saidOf(code: string, message: string): string {
	return reasons.has(code) ? '' : message;
}
