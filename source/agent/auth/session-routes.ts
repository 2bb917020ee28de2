import {problemOf} from '../agent-error.js';
import type {HttpClient} from '../http/http-client.js';
import {createBodyKeys, encodeBodyKeys, openBody, sealBody, type PublicKey} from './seal.js';
import type {SealedSender} from './sealed-sender.js';

type SessionOptions = {
	readonly http: Pick<HttpClient, 'post'>;
	readonly sender: SealedSender;
	/** So many unpredictable bytes, as a binary string. */
	readonly randomBytes: (count: number) => string;
};

/**
 * Login, whose answer is encrypted, and logout, whose body is. A login may need the database, as the request does that it
 * is sent for, which limits the wait for both.
 */
type SessionRoutes = {
	/**
	 * Opens a session and returns its id; undefined if the agent has no sessions. Throws an AgentError for a wrong
	 * password or an unreachable agent, or the signal's reason once that is aborted.
	 */
	readonly logIn: (password: string, signal: AbortSignal) => Promise<string | undefined>;
	/** Closes a session; throws an AgentError if the agent cannot be reached within a second. */
	readonly logOut: (sessionId: string, key: PublicKey) => Promise<void>;
};

const loginPath = '/api/v1/login';
const logoutPath = '/api/v1/logout';
/** Ms. Not worth a longer wait: a session ends by itself after half an hour. */
const longestLogoutMs = 1000;
/** An id has 64 digits (ob/agent/executor/session/login.go). A much longer one would bloat every header. */
const longestSessionId = 1000;

export function createSessionRoutes({http, sender, randomBytes}: SessionOptions): SessionRoutes {
	async function requestSession(password: string, signal: AbortSignal): Promise<string | undefined> {
		const keys = createBodyKeys(randomBytes);
		const {data} = await sender.request({
			uri: loginPath,
			bodyKeys: encodeBodyKeys(keys),
			authenticate: async () => ({password}),
			send: async (headers) => http.post(loginPath, {headers, body: '', signal, limits: {longestMs: Infinity}}),
			signal,
		});
		return typeof data === 'string' ? sessionIdOf(openBody(data, keys)) : undefined;
	}

	return {
		async logIn(password, signal) {
			try {
				return await requestSession(password, signal);
			} catch (error) {
				// Agents before 4.4.0 have no such route, and a proxy may block every POST. If anything else is wrong, the
				// request with the password will show it.
				const code = problemOf(error)?.code;
				if (code === 'rejected' || code === 'malformed') {
					return undefined;
				}

				throw error;
			}
		},
		async logOut(sessionId, key) {
			const keys = createBodyKeys(randomBytes);
			const headers = sender.seal({uri: logoutPath, credentials: {sessionId}, key, keys: encodeBodyKeys(keys)});
			const body = sealBody(JSON.stringify({session_id: sessionId}), keys);
			const {signal} = new AbortController();
			await http.post(logoutPath, {headers, body, signal, limits: {longestMs: longestLogoutMs}});
		},
	};
}

function sessionIdOf(text: string): string | undefined {
	return text === '' || text.length > longestSessionId ? undefined : text;
}
