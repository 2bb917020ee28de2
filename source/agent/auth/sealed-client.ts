import type {Credential} from '../../domain/cluster.js';
import {createAgentClock} from '../agent-clock.js';
import {problemOf} from '../agent-error.js';
import type {Answer} from '../answers/envelope.js';
import {createHttpClient, type AnswerLimits, type HttpClientOptions} from '../http/http-client.js';
import {createHeaderCache} from './header-cache.js';
import {createKeyStore} from './key-store.js';
import {createReceiver} from './receiver.js';
import type {Credentials, PublicKey} from './seal.js';
import {createSealedSender} from './sealed-sender.js';
import {createSessionRoutes} from './session-routes.js';
import {createSessionKeeper} from './session-keeper.js';

export type SealedClientOptions = HttpClientOptions & {
	readonly credential: Credential;
	/** False not to open a session, which for a few requests costs the agent more than it saves. */
	readonly hasSession?: boolean;
	/** Our monotonic clock, in ms. */
	readonly monotonic: () => number;
	/** So many unpredictable bytes, as a binary string. */
	readonly randomBytes: (count: number) => string;
};

export type RequestOptions = {readonly signal: AbortSignal; readonly limits?: AnswerLimits};

/**
 * Requests to one agent, with all that its answers need: its key, its clock, and a session. All but `end` throw an
 * AgentError, or the signal's reason once that is aborted.
 */
type SealedClient = {
	/** Without a header: open routes need none, and refuse one that cannot be decrypted. */
	readonly requestOpen: (path: string, options: RequestOptions) => Promise<Answer>;
	/** With a sealed header, unless the agent needs no password. */
	readonly request: (path: string, options: RequestOptions) => Promise<Answer>;
	/** Fetches the agent's key, to be used from then on. */
	readonly renewKey: (signal: AbortSignal) => Promise<PublicKey>;
	/** How often the agent seems to have been started again: its key was another one, or it had lost our session. */
	readonly restarts: () => number;
	/** Uses another password from now on. */
	readonly usePassword: (password: string) => void;
	/** Closes the session, if there is one and the agent is reachable; never fails, and takes a second at most. */
	readonly end: () => Promise<void>;
};

const headerNames = {root: 'X-OCS-Header', agent: 'X-OCS-Agent-Header', none: ''} as const;

export function createSealedClient(options: SealedClientOptions): SealedClient {
	const {credential, hasSession = true, randomBytes, monotonic} = options;
	const {origin, dispatcher, timeoutMs, deadline, isLookingUp, trust, language} = options;
	let password = credential.kind === 'none' ? '' : credential.password;
	const http = createHttpClient({origin, dispatcher, timeoutMs, deadline, isLookingUp, trust, language});
	let restarts = 0;
	const clock = createAgentClock(monotonic);
	const cache = createHeaderCache(clock);
	const sessions = createSessionKeeper(openSession);
	const {receive, isReachable} = createReceiver({clock, onUncertain: sessions.reconsider});
	// After an upgrade the sessions are lost, and there may be some where there were none.
	const keys = createKeyStore({
		requestOpen: async (path, signal) => requestOpen(path, {signal}),
		onChange() {
			restarts++;
			sessions.forget();
		},
	});
	const headerName = headerNames[credential.kind];
	const sender = createSealedSender({
		headerName,
		clock,
		cache,
		keys,
		sessions: {
			...sessions,
			lose(sessionId) {
				restarts++;
				sessions.lose(sessionId);
			},
		},
		receive,
	});
	const routes = createSessionRoutes({http, sender, randomBytes});

	async function requestOpen(path: string, {signal, limits = {}}: RequestOptions): Promise<Answer> {
		return receive(http.get(path, {headers: {}, signal, limits}));
	}

	async function openSession(signal: AbortSignal): Promise<string | undefined> {
		return routes.logIn(password, signal);
	}

	async function authenticate(signal: AbortSignal): Promise<Credentials> {
		const sessionId = hasSession ? await sessions.find(signal) : undefined;
		return sessionId === undefined ? {password} : {sessionId};
	}

	return {
		requestOpen,
		renewKey: keys.renew,
		restarts: () => restarts,
		async request(uri, {signal, limits = {}}) {
			// A unix socket identifies its peer, and ignores headers (UnixSocketMiddleware of ob/agent/api/common).
			if (credential.kind === 'none') {
				return requestOpen(uri, {signal, limits});
			}

			return sender.request({
				uri,
				authenticate: async () => authenticate(signal),
				send: async (headers) => http.get(uri, {headers, signal, limits}),
				signal,
			});
		},
		usePassword(next) {
			password = next;
			cache.forget();
			sessions.forget();
		},
		async end() {
			const sessionId = sessions.take();
			const key = keys.current();
			if (sessionId !== undefined && key !== undefined && isReachable()) {
				await ignoreFailure(routes.logOut(sessionId, key));
			}
		},
	};
}

async function ignoreFailure(work: Promise<void>): Promise<void> {
	try {
		await work;
	} catch (error) {
		if (problemOf(error) === undefined) {
			throw error;
		}
	}
}
