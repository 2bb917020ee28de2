import {Buffer} from 'node:buffer';
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import {createServer as createTlsServer, type ServerOptions as TlsServerOptions} from 'node:https';
import type {AddressInfo, ListenOptions, Socket} from 'node:net';
import {buffer} from 'node:stream/consumers';
import {createAgent, type Agent, type AgentOptions, type Question} from './agent.js';
import type {Answer} from './answer.js';
import type {Fault} from './fault.js';
import {hasInjectedFault} from './inject-fault.js';
import type {OpenedHeader} from './open-header.js';

export type AgentServerOptions = AgentOptions & {
	/** Its certificate, and whom it asks for one; undefined for plain HTTP. */
	readonly tls?: TlsServerOptions;
};

export type Address = {readonly host: string; readonly port: number};

/** A request that came, and what its sealed header said; of the password only whether there was one. */
export type SeenRequest = {
	readonly method: string;
	readonly path: string;
	readonly header?: Omit<OpenedHeader, 'auth' | 'keys'> & {
		readonly isAgentHeader: boolean;
		readonly hasPassword: boolean;
		readonly hasKeys: boolean;
	};
};

/** A simulated agent that can listen. */
export type UnboundAgentServer = Pick<Agent, 'rotateKey' | 'become' | 'restart' | 'hasSession'> & {
	/** Port 0 takes a free one. */
	readonly listen: (address: Address) => Promise<Address>;
	/** Listens on a unix socket instead. */
	readonly listenOn: (socketPath: string) => Promise<void>;
	/** Cuts every connection. */
	readonly close: () => Promise<void>;
	/** How it fails from now on; undefined ends that and leaves the story's own outages. */
	readonly setFault: (fault: Fault | undefined) => void;
	/** The latest thousand, oldest first. */
	readonly requests: readonly SeenRequest[];
};

/** One that listens. */
export type AgentServer = Omit<UnboundAgentServer, 'listen' | 'listenOn'> & Address;

/** Enough to count by, however long a demo runs. */
const rememberedRequests = 1000;

export function createAgentServer(options: AgentServerOptions): UnboundAgentServer {
	const agent = createAgent(options);
	const requests: SeenRequest[] = [];
	let chosenFault: Fault | undefined;
	const faultNow = () => chosenFault ?? options.world.faultAt(options.now());

	const answer = (request: IncomingMessage, response: ServerResponse) => {
		void respond({agent, faultNow, request, response, requests, isLocal: typeof server.address() === 'string'});
	};

	const server = options.tls === undefined ? createServer(answer) : createTlsServer(options.tls, answer);
	server.on('connection', (socket: Socket) => {
		if (faultNow()?.type === 'refuse') {
			socket.destroy();
		}
	});
	// The agent never cuts an idle or slow connection before an hour has passed (ob/agent/config/server.go).
	server.keepAliveTimeout = 0;
	server.requestTimeout = 0;

	return {
		rotateKey: agent.rotateKey,
		become: agent.become,
		restart: agent.restart,
		hasSession: agent.hasSession,
		requests,
		setFault(fault) {
			chosenFault = fault;
		},
		async listenOn(socketPath) {
			await listen(server, {path: socketPath});
		},
		async listen({host, port}) {
			await listen(server, {host, port});
			const found = {host, port: portOf(server.address())};
			agent.moveTo({ip: found.host, port: found.port});
			return found;
		},
		async close() {
			server.closeAllConnections();
			await new Promise<void>((resolve) => {
				server.close(() => {
					resolve();
				});
			});
		},
	};
}

/** Creates an agent and lets it listen. */
export async function startAgentServer({host, port, ...options}: AgentServerOptions & Address): Promise<AgentServer> {
	const {listen: bind, listenOn, ...server} = createAgentServer(options);
	return {...server, ...(await bind({host, port}))};
}

async function listen(server: Server, place: ListenOptions): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(place, () => {
			server.off('error', reject);
			resolve();
		});
	});
}

function portOf(address: AddressInfo | string | null): number {
	return typeof address === 'object' && address !== null ? address.port : 0;
}

type Exchange = {
	readonly agent: Agent;
	readonly faultNow: () => Fault | undefined;
	readonly request: IncomingMessage;
	readonly response: ServerResponse;
	readonly requests: SeenRequest[];
	readonly isLocal: boolean;
};

async function respond({agent, faultNow, request, response, requests, isLocal}: Exchange): Promise<void> {
	const body = await readBody(request);
	if (body === undefined) {
		return;
	}

	const question = {...questionOf(request, body), isLocal};
	requests.push(seen(question, agent));
	requests.splice(0, requests.length - rememberedRequests);

	const fault = faultNow();
	const isMeant = fault?.under === undefined || question.uri.startsWith(fault.under);
	if (fault !== undefined && isMeant && hasInjectedFault(fault, response)) {
		return;
	}

	const answer = agent.answer(question, isMeant ? fault : undefined);
	if (answer === undefined) {
		return;
	}

	response.setHeader('date', new Date(agent.agentNow()).toUTCString());
	const isMistyped = isMeant && fault?.type === 'plainText';
	const headers = isMistyped ? {...answer.headers, 'content-type': 'text/plain; charset=utf-8'} : answer.headers;
	write(response, {...answer, headers}, request.method === 'HEAD');
}

/** Go sends up to 2 KiB with a length and what is longer in chunks. */
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

/** Undefined when the client has gone before its request was whole. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
	try {
		const bytes = await buffer(request);
		return bytes.toString('utf8');
	} catch {
		return undefined;
	}
}

function questionOf({method = '', url = '', headers}: IncomingMessage, body: string): Omit<Question, 'isLocal'> {
	return {
		method,
		// Node gives raw bytes of the target as Latin-1; Go takes them for UTF-8.
		uri: Buffer.from(url, 'latin1').toString('utf8'),
		rootHeader: textOf(headers['x-ocs-header']),
		agentHeader: textOf(headers['x-ocs-agent-header']),
		traceId: textOf(headers['x-obshell-trace-id']),
		body,
	};
}

function textOf(value: string | readonly string[] | undefined): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

function seen(question: Question, agent: Agent): SeenRequest {
	const {method, uri, agentHeader} = question;
	const header = agent.openHeaderOf(question);
	if (header === undefined) {
		return {method, path: uri};
	}

	const {auth, keys, ...others} = header;
	const isAgentHeader = agentHeader !== undefined;
	return {method, path: uri, header: {...others, isAgentHeader, hasPassword: auth !== '', hasKeys: keys !== ''}};
}
