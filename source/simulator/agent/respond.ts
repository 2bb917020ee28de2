import {Buffer} from 'node:buffer';
import type {IncomingMessage, ServerResponse} from 'node:http';
import type {Fault} from '../world/fault.js';
import type {Agent} from './agent.js';
import type {AgentRequest} from './agent-request.js';
import type {Answer} from './answer.js';
import type {DatabasePool} from './database-pool.js';
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
	readonly pool: DatabasePool;
	/** What an agent that hangs has received. */
	readonly stalled: DatabasePool;
};

/**
 * Reads a request and writes the agent's answer, or injects the fault of the moment. What needs the database is answered
 * once the database answers again.
 */
export async function respond(exchange: Exchange): Promise<void> {
	const {message, agent, isLocal, log, pool, stalled} = exchange;
	const request = await readRequest(message, {isLocal});
	if (request === undefined) {
		return;
	}

	logRequest(log, request, agent);
	// The outages of a story begin and end with its time, of which only a request takes note.
	stalled.resume();
	pool.resume();
	answer(request, exchange);
}

/** Answers, or waits for the database. */
function answer(request: AgentRequest, exchange: Exchange): void {
	const {message, response, agent, faultNow, onUnanswered, pool, stalled} = exchange;
	const fault = faultOn(request.uri, faultNow());
	if (fault !== undefined && hasInjectedFault(fault, response)) {
		return;
	}

	// Without a free connection the agent comes as far as with a database that hangs.
	const effective = fault === undefined && pool.isFull() ? ({type: 'dbHung'} as const) : fault;
	const found = agent.answer(request, effective);
	if (found === undefined) {
		const type = effective?.type === 'hang' ? 'hang' : 'dbHung';
		const place = type === 'hang' ? stalled : pool;
		place.hold({
			isHung: () => faultOn(request.uri, faultNow())?.type === type,
			answer() {
				answer(request, exchange);
			},
		});

		onUnanswered(request.uri);
		return;
	}

	response.setHeader('date', new Date(agent.agentNow()).toUTCString());
	const headers =
		fault?.type === 'plainText' ? {...found.headers, 'content-type': 'text/plain; charset=utf-8'} : found.headers;
	write(response, {status: found.status, headers, body: found.body}, message.method === 'HEAD');
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
