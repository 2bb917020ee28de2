import type {Dispatcher} from 'undici';
import type {RawAnswer} from '../answers/envelope.js';
import {send, usualAnswer, type Deadline, type Headers} from './request.js';

/** All that HTTP needs to know of an agent: no credentials, which reach it only within sealed headers and bodies. */
export type HttpClientOptions = {
	/** `http://host:port`. */
	readonly origin: string;
	readonly dispatcher: Dispatcher;
	/** Longest wait for a whole answer, in ms. */
	readonly timeoutMs: number;
	readonly deadline: Deadline;
};

/** How long an answer may take, in ms, and how large it may be; as any other answer unless given. */
export type AnswerLimits = {readonly longestMs?: number; readonly largestBytes?: number};

type HttpRequest = {
	readonly headers: Headers;
	readonly signal: AbortSignal;
	readonly limits?: AnswerLimits;
};

/** Both throw an AgentError, or the signal's reason once that is aborted. */
export type HttpClient = {
	/** One GET, which has no body. */
	readonly get: (path: string, request: HttpRequest) => Promise<RawAnswer>;
	readonly post: (path: string, request: HttpRequest & {readonly body: string}) => Promise<RawAnswer>;
};

/** Sends requests to one agent. */
export function createHttpClient({origin, dispatcher, timeoutMs, deadline}: HttpClientOptions): HttpClient {
	const within = (signal: AbortSignal, {longestMs = timeoutMs, largestBytes = usualAnswer}: AnswerLimits = {}) => ({
		origin,
		dispatcher,
		deadline,
		timeoutMs: Math.min(timeoutMs, longestMs),
		largestBytes,
		signal,
	});

	return {
		get: async (path, {headers, signal, limits}) => send({method: 'GET', path, headers}, within(signal, limits)),
		async post(path, {headers, body, signal, limits}) {
			const withType = {...headers, 'content-type': 'application/json'};
			return send({method: 'POST', path, headers: withType, body}, within(signal, limits));
		},
	};
}
