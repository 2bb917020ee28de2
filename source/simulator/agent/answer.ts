import type {Refusal} from './refused-answers.js';
import {toWireJson, type WireValue} from './wire-json.js';

/** An answer as it goes onto the wire. */
export type Answer = {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
};

const json = {'content-type': 'application/json'};
/** Set when a request is refused before the agent's own middleware names the type. */
const jsonWithCharset = {'content-type': 'application/json; charset=utf-8'};

export type Stamp = {
	/** The agent's clock as text. */
	readonly timestamp: string;
	readonly traceId: string;
};

/** The envelope of ob/agent/lib/http/response.go; `data` is left out where Go has nil. */
export function succeed(data: WireValue | undefined, {timestamp, traceId}: Stamp): Answer {
	const envelope = {successful: true, timestamp, duration: 2, status: 200, traceId, data};
	return {status: 200, headers: json, body: toWireJson(envelope)};
}

export function refuseWith(refusal: Refusal, {timestamp, traceId}: Stamp): Answer {
	const {status, error, isUntraced = false} = refusal;
	const envelope = {
		successful: false,
		timestamp,
		duration: 1,
		status,
		traceId: isUntraced ? '' : traceId,
		data: emptiness[refusal.data ?? 'omitted'],
		error,
	};
	return {status, headers: isUntraced ? jsonWithCharset : json, body: toWireJson(envelope)};
}

const emptiness = {omitted: undefined, null: null, nullContents: {contents: null}} as const;

/** Gin's own redirect of a path with a slash too many, before any middleware. */
export function redirectTo(location: string, method: string): Answer {
	return method === 'GET'
		? {
				status: 301,
				headers: {'content-type': 'text/html; charset=utf-8', location},
				body: `<a href="${location}">Moved Permanently</a>.\n\n`,
			}
		: {status: 307, headers: {location}, body: ''};
}

export const textNotFound: Answer = {
	status: 404,
	headers: {'content-type': 'text/plain'},
	body: '404 page not found',
};

/** Agents from 4.3.0 on show their dashboard on every path that is not theirs. */
export const dashboard: Answer = {
	status: 200,
	headers: {'content-type': 'text/html; charset=utf-8'},
	body: '<!doctype html><html><body>simulated dashboard</body></html>\n',
};

/** What Go's server says to a path with broken percent signs. */
export const badRequest: Answer = {
	status: 400,
	headers: {'content-type': 'text/plain; charset=utf-8', connection: 'close'},
	body: '400 Bad Request',
};

/** The answer to a target in absolute form, as some proxies send it. */
export const nothing: Answer = {status: 200, headers: {}, body: ''};
