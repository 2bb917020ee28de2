import type {ServerResponse} from 'node:http';
import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import type {AgentFault, Fault} from '../world/fault.js';

const agentFaults: ReadonlySet<Fault['type']> = new Set<AgentFault['type']>([
	'hang',
	'plainText',
	'nullData',
	'nullContents',
	'panic',
	'dbHung',
	'mysqlError',
	'userDenied',
	'scanError',
	'noRow',
	'dbDown',
]);

function isAgentFault(fault: Fault): fault is AgentFault {
	return agentFaults.has(fault.type);
}

/** Injects a network fault instead of the agent's answer; false for faults of the agent, which answers itself. */
export function hasInjectedFault(fault: Fault, response: ServerResponse): boolean {
	if (isAgentFault(fault)) {
		return false;
	}

	switch (fault.type) {
		case 'refuse':
		case 'reset': {
			response.socket?.resetAndDestroy();
			return true;
		}

		case 'html': {
			return hasResponded(response, {
				type: 'text/html; charset=utf-8',
				body: '<!doctype html><html><body><h1>Sign in</h1></body></html>\n',
			});
		}

		case 'empty200': {
			return hasResponded(response, {body: ''});
		}

		case 'redirect': {
			response.setHeader('location', fault.to ?? 'https://login.example.com/');
			return hasResponded(response, {status: 302, body: ''});
		}

		case 'noContent': {
			return hasResponded(response, {status: 204, type: 'application/json', body: ''});
		}

		case 'notJson': {
			return hasResponded(response, {type: 'application/json', body: 'upstream connect error'});
		}

		case 'halfAnswer': {
			response.writeHead(200, {'content-type': 'application/json', 'content-length': 1000});
			response.write('{"successful":true,"timestamp":"', () => {
				response.socket?.destroy();
			});
			return true;
		}

		case 'twoDocuments': {
			const body = '{"successful":false,"status":500}{"successful":true,"status":200,"data":{}}';
			return hasResponded(response, {type: 'application/json', body});
		}

		case 'huge': {
			void respondHugely(response, fault.bytes);
			return true;
		}
	}
}

function hasResponded(
	response: ServerResponse,
	{status = 200, type, body}: {readonly status?: number; readonly type?: string; readonly body: string},
): boolean {
	response.writeHead(status, type === undefined ? {} : {'content-type': type});
	response.end(body);
	return true;
}

async function respondHugely(response: ServerResponse, bytes: number): Promise<void> {
	response.writeHead(200, {'content-type': 'application/json'});
	try {
		await pipeline(Readable.from(hugeJson(bytes)), response);
	} catch {
		// The client closed the connection.
	}
}

function* hugeJson(bytes: number): Generator<string> {
	const piece = 'x'.repeat(65_536);
	yield '{"successful":true,"data":"';
	for (let left = bytes; left > 0; left -= piece.length) {
		yield left < piece.length ? piece.slice(0, left) : piece;
	}

	yield '"}';
}
