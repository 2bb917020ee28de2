import type {Refusal} from './refusal.js';
import {toWireJson, type WireValue} from './wire-json.js';

/** An HTTP answer. */
export type Answer = {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
};

const json = {'content-type': 'application/json'};
/** Gin's type, for requests that are refused before the agent's middleware sets its own. */
const jsonWithCharset = {'content-type': 'application/json; charset=utf-8'};

/** What every envelope has of its request. */
export type Stamp = {
	/** The agent's clock, in RFC3339Nano. */
	readonly timestamp: string;
	readonly traceId: string;
};

/** The envelope of ob/agent/lib/http/response.go; undefined `data` is omitted, as Go omits nil. */
export function succeed(data: WireValue | undefined, {timestamp, traceId}: Stamp): Answer {
	const envelope = {successful: true, timestamp, duration: 2, status: 200, traceId, data};
	return {status: 200, headers: json, body: toWireJson(envelope)};
}

/** The envelope of a refusal. */
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

/** Gin's redirect of a path with a trailing slash, before any middleware. */
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

/** Agents from 4.3.0 on serve their dashboard on every unknown path. */
export const dashboard: Answer = {
	status: 200,
	headers: {'content-type': 'text/html; charset=utf-8'},
	body: '<!doctype html><html><body>simulated dashboard</body></html>\n',
};

/** Go's answer to a path with malformed percent signs. */
export const badRequest: Answer = {
	status: 400,
	headers: {'content-type': 'text/plain; charset=utf-8', connection: 'close'},
	body: '400 Bad Request',
};

/** The answer to a target in absolute form, which some proxies send. */
export const nothing: Answer = {status: 200, headers: {}, body: ''};
