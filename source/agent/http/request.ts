import {Buffer} from 'node:buffer';
import type {Dispatcher} from 'undici';
import type {TrustStore} from '../../domain/problem-detail.js';
import {AgentError} from '../agent-error.js';
import type {RawAnswer} from '../answers/envelope.js';
import {explainNetwork} from './network-error.js';

/** Bytes. Only the list of finished restores, about a kilobyte each, may come near it. */
export const largestAnswer = 16 * 1024 * 1024;
/** Bytes. Any other answer has some kilobytes: a larger one does not come from an agent. */
export const usualAnswer = 1024 * 1024;

/** Ms. An agent that has begun to answer is done with its database, and has no more reason to pause. */
const longestBodyPauseMs = 10_000;

/** Makes a signal that is aborted after so many ms. */
export type Deadline = (ms: number) => AbortSignal;

export type Headers = Readonly<Record<string, string>>;

type Request = {
	readonly method: 'GET' | 'POST';
	/** Sent byte for byte. */
	readonly path: string;
	readonly headers: Headers;
	readonly body?: string;
};

type SendOptions = {
	/** `http://host:port`. */
	readonly origin: string;
	readonly dispatcher: Dispatcher;
	/** Longest wait for the whole answer, in ms; Infinity for no limit. */
	readonly timeoutMs: number;
	/** How many bytes the answer may have. */
	readonly largestBytes: number;
	readonly deadline: Deadline;
	readonly signal: AbortSignal;
	/** Sent on a connection of its own, which shows whether the agent can be reached now. */
	readonly isFresh: boolean;
	/** Whether the name service has not answered about the agent's name yet. */
	readonly isLookingUp: () => boolean;
	/** The CAs that certificates are verified with; undefined without TLS. */
	readonly trust: TrustStore | undefined;
};

/**
 * Sends one request and reads its answer. undici's form with origin and path leaves the target as it is, which an agent
 * compares with the `Uri` of the header. Redirects are not followed, since the header would be sent along. Throws an
 * AgentError, or the signal's reason once that is aborted.
 */
export async function send(request: Request, options: SendOptions): Promise<RawAnswer> {
	const {origin, dispatcher, timeoutMs, largestBytes, deadline, signal, isFresh, isLookingUp, trust} = options;
	const limit = timeoutMs === Infinity ? new AbortController().signal : deadline(timeoutMs);
	try {
		const {statusCode, headers, body} = await dispatcher.request({
			...request,
			origin,
			reset: isFresh,
			signal: AbortSignal.any([signal, limit]),
			headersTimeout: 0,
			bodyTimeout: timeoutMs === Infinity ? longestBodyPauseMs : 0,
		});
		const contentType = String(headers['content-type'] ?? '');
		refuseLarge(Number(headers['content-length'] ?? 0), largestBytes, body);
		return {status: statusCode, contentType, body: await readText(body, largestBytes)};
	} catch (error) {
		signal.throwIfAborted();
		throw explainNetwork(error, {isLate: limit.aborted, isLookingUp: isLookingUp(), trust});
	}
}

/** Throws if the announced size is too large, before anything of it is read. */
function refuseLarge(bytes: number, largestBytes: number, body: Dispatcher.ResponseData['body']): void {
	if (!(bytes > largestBytes)) {
		return;
	}

	body.on('error', () => undefined).destroy();
	throw new AgentError({reason: 'tooLarge', detail: {type: 'tooLarge', largestBytes, bytes}});
}

async function readText(body: AsyncIterable<Uint8Array>, largestBytes: number): Promise<string> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of body) {
		size += chunk.length;
		if (size > largestBytes) {
			throw new AgentError({reason: 'tooLarge', detail: {type: 'tooLarge', largestBytes}});
		}

		chunks.push(chunk);
	}

	return Buffer.concat(chunks).toString('utf8');
}
