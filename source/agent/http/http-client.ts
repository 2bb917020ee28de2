import type {Dispatcher} from 'undici';
import type {TrustStore} from '../../domain/problem-detail.js';
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
	/** Whether the name service has not answered about the agent's name yet; never unless given. */
	readonly isLookingUp?: (() => boolean) | undefined;
	/** Closes the connections that were lost on the way, and returns whether there was one; there is none unless given. */
	readonly closeLost?: (() => boolean) | undefined;
	/** The CAs that certificates are verified with; undefined without TLS. */
	readonly trust?: TrustStore | undefined;
	/**
	 * The language that the agent's messages are asked for in: one tag of BCP 47, such as `zh-CN`. A list of several does not
	 * work (ob/agent/api/common). The agent's own default unless given.
	 */
	readonly language?: string | undefined;
};

/** How an answer differs from any other one. */
export type AnswerLimits = {
	/** How long it may take, in ms; Infinity where the caller watches over it. */
	readonly longestMs?: number;
	readonly largestBytes?: number;
	/** The request has a connection of its own. */
	readonly isFresh?: boolean;
};

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
export function createHttpClient(options: HttpClientOptions): HttpClient {
	const {origin, dispatcher, timeoutMs, deadline, isLookingUp = () => false, trust, language} = options;
	const common: Headers = language === undefined ? {} : {'accept-language': language};
	const within = (signal: AbortSignal, limits: AnswerLimits = {}) => {
		const {longestMs = timeoutMs, largestBytes = usualAnswer, isFresh = false} = limits;
		return {
			origin,
			dispatcher,
			deadline,
			timeoutMs: longestMs === Infinity ? Infinity : Math.min(timeoutMs, longestMs),
			largestBytes,
			signal,
			isFresh,
			isLookingUp,
			trust,
		};
	};

	return {
		get: async (path, {headers, signal, limits}) =>
			send({method: 'GET', path, headers: {...common, ...headers}}, within(signal, limits)),
		async post(path, {headers, body, signal, limits}) {
			const withType = {...common, ...headers, 'content-type': 'application/json'};
			return send({method: 'POST', path, headers: withType, body}, within(signal, limits));
		},
	};
}
