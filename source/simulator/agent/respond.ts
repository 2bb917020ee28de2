import {Buffer} from 'node:buffer';
import type {IncomingMessage, ServerResponse} from 'node:http';
import type {Fault} from '../world/fault.js';
import type {Agent} from './agent.js';
import type {Answer} from './answer.js';
import {hasInjectedFault} from './inject-fault.js';
import {readRequest} from './read-request.js';
import {logRequest, type SeenRequest} from './seen-request.js';

type Exchange = {
	readonly message: IncomingMessage;
	readonly response: ServerResponse;
	readonly agent: Agent;
	readonly faultNow: () => Fault | undefined;
	/** Whether the request came over the unix socket. */
	readonly isLocal: boolean;
	/** Receives every complete request. */
	readonly log: SeenRequest[];
	readonly onUnanswered: (path: string) => void;
};

/** Reads a request and writes the agent's answer, or injects the fault of the moment. */
export async function respond(exchange: Exchange): Promise<void> {
	const {message, response, agent, faultNow, isLocal, log, onUnanswered} = exchange;
	const request = await readRequest(message, {isLocal});
	if (request === undefined) {
		return;
	}

	logRequest(log, request, agent);
	const fault = faultOn(request.uri, faultNow());
	if (fault !== undefined && hasInjectedFault(fault, response)) {
		return;
	}

	const answer = agent.answer(request, fault);
	if (answer === undefined) {
		onUnanswered(request.uri);
		return;
	}

	response.setHeader('date', new Date(agent.agentNow()).toUTCString());
	const headers =
		fault?.type === 'plainText' ? {...answer.headers, 'content-type': 'text/plain; charset=utf-8'} : answer.headers;
	write(response, {status: answer.status, headers, body: answer.body}, message.method === 'HEAD');
}

function faultOn(uri: string, fault: Fault | undefined): Fault | undefined {
	return fault?.under === undefined || uri.startsWith(fault.under) ? fault : undefined;
}

/** Go sends a content length up to 2 KiB and chunks beyond. */
const longestUnchunked = 2048;

function write(response: ServerResponse, {status, headers, body}: Answer, isHead: boolean): void {
	const length = Buffer.byteLength(body);
	const lengthHeader = length > longestUnchunked ? {} : {'content-length': length};
	response.writeHead(status, {...headers, ...lengthHeader});
	if (!isHead) {
		response.write(body);
	}

	response.end();
}
