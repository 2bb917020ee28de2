import {Buffer} from 'node:buffer';
import type {IncomingMessage} from 'node:http';
import {buffer} from 'node:stream/consumers';
import type {AgentRequest} from './agent-request.js';

/** Undefined when the client disconnects before its request is complete. */
export async function readRequest(
	message: IncomingMessage,
	{isLocal}: Pick<AgentRequest, 'isLocal'>,
): Promise<AgentRequest | undefined> {
	const body = await readBody(message);
	if (body === undefined) {
		return undefined;
	}

	const {method = '', url = '', headers} = message;
	return {
		method,
		// Node decodes the bytes of the target as Latin-1, Go as UTF-8.
		uri: Buffer.from(url, 'latin1').toString('utf8'),
		rootHeader: textOf(headers['x-ocs-header']),
		agentHeader: textOf(headers['x-ocs-agent-header']),
		traceId: textOf(headers['x-obshell-trace-id']),
		body,
		isLocal,
	};
}

async function readBody(message: IncomingMessage): Promise<string | undefined> {
	try {
		const bytes = await buffer(message);
		return bytes.toString('utf8');
	} catch {
		return undefined;
	}
}

function textOf(value: string | readonly string[] | undefined): string | undefined {
	return typeof value === 'string' ? value : undefined;
}
