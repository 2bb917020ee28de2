import type {AgentClock} from '../agent-clock.js';
import {AgentError} from '../agent-error.js';
import {RefusedError, type Answer, type RawAnswer} from '../answers/envelope.js';
import type {Headers} from '../http/request.js';
import type {HeaderCache, Sealing} from './header-cache.js';
import type {KeyStore} from './key-store.js';
import {selectRetry, type Retry, type RetryType} from './retry.js';
import type {Credentials} from './seal.js';
import type {SessionKeeper} from './session-keeper.js';

type SealedSenderOptions = {
	/** `X-OCS-Header` or `X-OCS-Agent-Header`, by whose password it is. */
	readonly headerName: string;
	readonly clock: AgentClock;
	readonly cache: HeaderCache;
	readonly keys: KeyStore;
	readonly sessions: Pick<SessionKeeper, 'lose' | 'doWithout'>;
	readonly receive: (coming: Promise<RawAnswer>) => Promise<Answer>;
};

type SealedRequest = {
	/** The request target, byte for byte. */
	readonly uri: string;
	/** Base64 of key and vector of an encrypted body or answer; only where there is one. */
	readonly bodyKeys?: string;
	/** Called before each try: a session is opened first where there can be one. */
	readonly authenticate: () => Promise<Credentials>;
	readonly send: (headers: Headers) => Promise<RawAnswer>;
	readonly signal: AbortSignal;
};

export type SealedSender = {
	/** The header of one request; throws an AgentError before the agent's time is known. */
	readonly seal: (sealing: Sealing) => Headers;
	/**
	 * Sends a request with a sealed header, and again after each refusal that something new may help against. Throws an
	 * AgentError, or the signal's reason once that is aborted.
	 */
	readonly request: (request: SealedRequest) => Promise<Answer>;
};

export function createSealedSender(options: SealedSenderOptions): SealedSender {
	const {headerName, cache, keys, receive} = options;

	function seal(sealing: Sealing): Headers {
		const header = cache.headerFor(sealing);
		if (header === undefined) {
			throw new AgentError({reason: 'unreadableAnswer', detail: {type: 'noAgentTime'}});
		}

		return {[headerName]: header};
	}

	async function attempt(request: SealedRequest, retried: ReadonlySet<RetryType>): Promise<Answer> {
		const {uri, bodyKeys, send, signal} = request;
		const credentials = await request.authenticate();
		const sealing = {uri, credentials, key: await keys.find(signal), keys: bodyKeys};
		try {
			return await receive(send(seal(sealing)));
		} catch (error) {
			const retry = error instanceof RefusedError ? selectRetry(error, {credentials, retried}) : undefined;
			if (retry === undefined || !(await canRetry(retry, {sealing, signal}, options))) {
				throw error;
			}

			return attempt(request, new Set([...retried, retry.type]));
		}
	}

	return {seal, request: async (request) => attempt(request, new Set())};
}

type Refused = {readonly sealing: Sealing; readonly signal: AbortSignal};

/** Takes up what may help; false if that is nothing new, so that another try would be refused as well. */
async function canRetry(
	retry: Retry,
	{sealing, signal}: Refused,
	{clock, cache, keys, sessions}: SealedSenderOptions,
): Promise<boolean> {
	switch (retry.type) {
		case 'clock': {
			clock.learn(retry.at);
			cache.forget();
			return true;
		}

		case 'key': {
			const next = await keys.findNewer(sealing.key, signal);
			return next.text !== sealing.key.text || cache.hasExpired(sealing.uri);
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
