import {Buffer} from 'node:buffer';
import type {Dispatcher} from 'undici';
import {AgentError} from '../agent-error.js';
import type {RawAnswer} from '../answers/envelope.js';
import {explainNetwork} from './network-error.js';

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
		throw explainNetwork(error, limit.aborted);
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
