import type {Credential} from '../../domain/cluster.js';
import {createAgentClock} from '../agent-clock.js';
import {AgentError, problemOf} from '../agent-error.js';
import {openEnvelope, RefusedError, type Answer, type RawAnswer} from '../answers/envelope.js';
import {isObject} from '../../text/exact-json.js';
import {get, post, usualAnswer, type RequestOptions} from '../http/request.js';
import {createHeaderCache, type Sealing} from './header-cache.js';
import {
	createBodyKeys,
	encodeBodyKeys,
	openBody,
	readPublicKey,
	sealBody,
	type Credentials,
	type PublicKey,
} from './seal.js';
import {createSessionKeeper} from './session-keeper.js';

export type SealedClientOptions = RequestOptions & {
	readonly credential: Credential;
	/** Not to open a session: for a few questions it costs the agent more than it spares. */
	readonly hasSession?: boolean;
	/** Our monotonic clock, in ms. */
	readonly monotonic: () => number;
	/** So many bytes that nobody can foretell, as a binary string. */
	readonly randomBytes: (count: number) => string;
};

/** What an answer may take and may be; as any other without them. */
export type AnswerLimits = {readonly longestMs?: number; readonly largestBytes?: number};

/** What goes back and forth with one agent. It keeps the agent's key, its clock, and the session at it. */
export type SealedClient = {
	/** Asks without a header: open routes take none, and one that does not decrypt makes the agent refuse even them. */
	readonly requestOpen: (path: string, signal: AbortSignal, limits?: AnswerLimits) => Promise<Answer>;
	/** Asks with a sealed header, if a password is needed. */
	readonly request: (path: string, signal: AbortSignal, limits?: AnswerLimits) => Promise<Answer>;
	/** Fetches the agent's key, to be used from then on. */
	readonly renewKey: (signal: AbortSignal) => Promise<PublicKey>;
	/** Takes another password from now on. */
	readonly usePassword: (password: string) => void;
	/** Closes the session, if there is one and the agent answers; never fails, and never takes long. */
	readonly end: () => Promise<void>;
};

type SealedRequest = Pick<Sealing, 'uri'> & {
	readonly keys?: string;
	/** Finds out who is asking: a session is opened first where there can be one. */
	readonly authenticate: () => Promise<Credentials>;
	readonly send: (headers: Readonly<Record<string, string>>) => Promise<RawAnswer>;
	readonly signal: AbortSignal;
};

/** What may mend a refusal: the agent's present key or time, a new session, or the password instead of any session. */
type Retry =
	| {readonly type: 'key'}
	| {readonly type: 'clock'; readonly at: number}
	| {readonly type: 'session'; readonly sessionId: string}
	| {readonly type: 'password'};

const headerNames = {root: 'X-OCS-Header', agent: 'X-OCS-Agent-Header', none: ''} as const;
const loginPath = '/api/v1/login';
const logoutPath = '/api/v1/logout';
/** Nobody waits longer for the end of a session, which ends by itself after half an hour. */
const longestLogoutMs = 1000;

export function createSealedClient(options: SealedClientOptions): SealedClient {
	const {credential, hasSession = true, randomBytes, timeoutMs} = options;
	const clock = createAgentClock(options.monotonic);
	const cache = createHeaderCache(clock);
	const sessions = createSessionKeeper(logIn);
	let password = credential.kind === 'none' ? '' : credential.password;
	let isThere = true;
	let key: PublicKey | undefined;
	let renewing: Promise<PublicKey> | undefined;

	/** Every answer comes through here. */
	async function receive(coming: Promise<RawAnswer>): Promise<Answer> {
		try {
			const answer = openEnvelope(await coming);
			isThere = true;
			if (answer.time !== undefined) {
				clock.learn(answer.time.at);
			}

			return answer;
		} catch (error) {
			noteLoss(error);
			throw error;
		}
	}

	/** An agent that was lost may come back as another version, and one that is in no cluster may join one. */
	function noteLoss(error: unknown): void {
		if (!(error instanceof AgentError)) {
			return;
		}

		isThere = error instanceof RefusedError;
		if (!isThere || error.problem.reason === 'notInCluster') {
			sessions.reconsider();
		}
	}

	const sendingWithin = (signal: AbortSignal, {longestMs = timeoutMs, largestBytes = usualAnswer}: AnswerLimits) => ({
		...options,
		timeoutMs: Math.min(timeoutMs, longestMs),
		largestBytes,
		signal,
	});

	async function askOpenly(path: string, signal: AbortSignal, limits: AnswerLimits = {}): Promise<Answer> {
		return receive(get(path, {}, sendingWithin(signal, limits)));
	}

	async function fetchKey(signal: AbortSignal): Promise<PublicKey> {
		try {
			const {data} = await askOpenly('/api/v1/secret', signal);
			const text = isObject(data) ? data['public_key'] : undefined;
			if (typeof text !== 'string') {
				throw new AgentError({reason: 'notAnAgent', detail: {type: 'noPublicKey'}});
			}

			return readPublicKey(text);
		} finally {
			renewing = undefined;
		}
	}

	/** Questions that need it at the same time fetch it once. */
	async function renewKey(signal: AbortSignal): Promise<PublicKey> {
		renewing ??= fetchKey(signal);
		const next = await renewing;
		if (key !== undefined && key.text !== next.text) {
			// The agent has been upgraded: its sessions are lost, or there are some now.
			sessions.forget();
		}

		key = next;
		return next;
	}

	function seal(sealing: Sealing): Readonly<Record<string, string>> {
		const header = cache.headerFor(sealing);
		if (header === undefined) {
			throw new AgentError({reason: 'unreadableAnswer', detail: {type: 'noAgentTime'}});
		}

		return {[headerNames[credential.kind]]: header};
	}

	/** Asks, and asks again after each refusal that something new may mend. */
	async function requestWithRetry(
		question: SealedRequest,
		retried: ReadonlySet<Retry['type']> = new Set(),
	): Promise<Answer> {
		const {uri, keys, send, signal} = question;
		const credentials = await question.authenticate();
		const tried = {uri, credentials, key: key ?? (await renewKey(signal)), keys};
		try {
			return await receive(send(seal(tried)));
		} catch (error) {
			const retry = error instanceof RefusedError ? retryOf(error, tried, retried) : undefined;
			if (retry === undefined || !(await canRetry(retry, tried, signal))) {
				throw error;
			}

			return requestWithRetry(question, new Set([...retried, retry.type]));
		}
	}

	/** Whether it makes sense to ask again. A wrong password is never tried twice: each try is a login at the database. */
	async function canRetry(retry: Retry, tried: Sealing, signal: AbortSignal): Promise<boolean> {
		switch (retry.type) {
			case 'clock': {
				clock.learn(retry.at);
				cache.forget();
				return true;
			}

			case 'key': {
				// Another question may have fetched the new key in the meantime.
				const next = key === undefined || key === tried.key ? await renewKey(signal) : key;
				return next.text !== tried.key.text || cache.hasExpired(tried.uri);
			}

			case 'session': {
				sessions.lose(retry.sessionId);
				return true;
			}

			case 'password': {
				sessions.doWithout();
				return true;
			}
		}
	}

	/** A session's id; undefined where the agent has none to give. */
	async function logIn(signal: AbortSignal): Promise<string | undefined> {
		const keys = createBodyKeys(randomBytes);
		try {
			const {data} = await requestWithRetry({
				uri: loginPath,
				authenticate: async () => ({password}),
				keys: encodeBodyKeys(keys),
				send: async (headers) => post(loginPath, {headers, body: ''}, {...options, signal}),
				signal,
			});
			return typeof data === 'string' ? sessionIdOf(openBody(data, keys)) : undefined;
		} catch (error) {
			// Agents before 4.4.0 have no such route, and a proxy may let no POST through. What else is wrong shows in the question.
			const code = problemOf(error)?.code;
			if (code === 'rejected' || code === 'malformed') {
				return undefined;
			}

			throw error;
		}
	}

	/** A body needs a sealed header of its own, with the keys that open it. */
	async function logOut(sessionId: string, sealingKey: PublicKey): Promise<void> {
		const keys = createBodyKeys(randomBytes);
		const headers = seal({uri: logoutPath, credentials: {sessionId}, key: sealingKey, keys: encodeBodyKeys(keys)});
		const body = sealBody(JSON.stringify({session_id: sessionId}), keys);
		const {signal} = new AbortController();
		await post(logoutPath, {headers, body}, {...options, timeoutMs: Math.min(timeoutMs, longestLogoutMs), signal});
	}

	return {
		requestOpen: askOpenly,
		renewKey,
		async request(uri, signal, limits = {}) {
			// The unix socket knows its peer, and opens no header (UnixSocketMiddleware of ob/agent/api/common).
			if (credential.kind === 'none') {
				return askOpenly(uri, signal, limits);
			}

			const prove = async () => {
				const sessionId = hasSession ? await sessions.find(signal) : undefined;
				return sessionId === undefined ? {password} : {sessionId};
			};

			const send = async (headers: Readonly<Record<string, string>>) =>
				get(uri, headers, sendingWithin(signal, limits));
			return requestWithRetry({uri, authenticate: prove, send, signal});
		},
		usePassword(next) {
			password = next;
			cache.forget();
			sessions.forget();
		},
		async end() {
			const sessionId = sessions.take();
			if (sessionId === undefined || key === undefined || !isThere) {
				return;
			}

			try {
				await logOut(sessionId, key);
			} catch (error) {
				if (problemOf(error) === undefined) {
					throw error;
				}
			}
		},
	};
}

/** An id has 64 digits (ob/agent/executor/session/login.go). One that no header can hold in reason is none. */
function sessionIdOf(text: string): string | undefined {
	return text === '' || text.length > longestSessionId ? undefined : text;
}

const longestSessionId = 1000;

/** What may mend a refusal, and has not been tried yet. */
function retryOf(refusal: RefusedError, {credentials}: Sealing, spent: ReadonlySet<Retry['type']>): Retry | undefined {
	const retry = 'sessionId' in credentials ? retryInSession(refusal, credentials.sessionId, spent) : retryFor(refusal);
	return retry === undefined || spent.has(retry.type) ? undefined : retry;
}

function retryFor({retryHint, time}: RefusedError): Retry | undefined {
	if (retryHint === 'clock') {
		return time && {type: 'clock', at: time.at};
	}

	return retryHint === 'key' ? {type: 'key'} : undefined;
}

/**
 * Only a CLUSTER AGENT looks at sessions (Verify of ob/agent/secure/auth.go): any other one finds no password and calls
 * it wrong. One that does not know a session just opened is several agents behind one address.
 */
function retryInSession(
	refusal: RefusedError,
	sessionId: string,
	spent: ReadonlySet<Retry['type']>,
): Retry | undefined {
	if (refusal.retryHint === 'session') {
		return spent.has('session') ? {type: 'password'} : {type: 'session', sessionId};
	}

	return retryFor(refusal) ?? (refusal.problem.code === 'unauthorized' ? {type: 'password'} : undefined);
}
