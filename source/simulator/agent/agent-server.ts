import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import {createServer as createTlsServer, type ServerOptions as TlsServerOptions} from 'node:https';
import type {AddressInfo, ListenOptions, Socket} from 'node:net';
import type {Fault} from '../world/fault.js';
import {createAgent, type Agent, type AgentOptions} from './agent.js';
import {createDatabasePool} from './database-pool.js';
import {respond} from './respond.js';
import type {SeenRequest} from './seen-request.js';

export type AgentServerOptions = AgentOptions & {
	/** Its certificate, and the CA of the client certificates it requires; undefined for plain HTTP. */
	readonly tls?: TlsServerOptions;
	/** Called with the path of every request that a fault leaves unanswered, so that a test need not wait for a timeout. */
	readonly onUnanswered?: (path: string) => void;
};

export type Address = {readonly host: string; readonly port: number};

/** A simulated agent that does not listen yet. */
type UnboundAgentServer = Pick<Agent, 'rotateKey' | 'become' | 'restart' | 'hasSession'> & {
	/** Port 0 takes a free one. Rejects with the error of the socket, such as EADDRINUSE. */
	readonly listen: (address: Address) => Promise<Address>;
	/** Listens on a unix socket instead. */
	readonly listenOn: (socketPath: string) => Promise<void>;
	/** Cuts every connection. */
	readonly close: () => Promise<void>;
	/** How many of the agent's five connections to its database are held by requests without an answer. */
	readonly heldConnections: () => number;
	/** Injects a fault into every answer from now on; undefined returns to the outages of the story. */
	readonly setFault: (fault: Fault | undefined) => void;
	/** The latest thousand, oldest first. */
	readonly requests: readonly SeenRequest[];
};

/** A simulated agent that listens. */
export type AgentServer = Omit<UnboundAgentServer, 'listen' | 'listenOn'> & Address;

export function createAgentServer(options: AgentServerOptions): UnboundAgentServer {
	const agent = createAgent(options);
	const requests: SeenRequest[] = [];
	const onUnanswered = options.onUnanswered ?? (() => undefined);
	const pool = createDatabasePool();
	const stalled = createDatabasePool(Infinity);
	let chosenFault: Fault | undefined;
	const faultNow = () => chosenFault ?? options.world.faultAt(options.now());
	const server = createHttpServer(options, (message, response) => {
		const isLocal = typeof server.address() === 'string';
		void respond({message, response, agent, faultNow, isLocal, log: requests, onUnanswered, pool, stalled});
	});
	server.on('connection', (socket: Socket) => {
		if (faultNow()?.type === 'refuse') {
			socket.destroy();
		}
	});

	return {
		rotateKey: agent.rotateKey,
		become: agent.become,
		restart: agent.restart,
		hasSession: agent.hasSession,
		requests,
		heldConnections: pool.held,
		setFault(fault) {
			chosenFault = fault;
			stalled.resume();
			pool.resume();
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
		close: async () => close(server),
	};
}

/** Creates an agent that listens. */
export async function startAgentServer({host, port, ...options}: AgentServerOptions & Address): Promise<AgentServer> {
	const {listen: bind, listenOn, ...server} = createAgentServer(options);
	return {...server, ...(await bind({host, port}))};
}

function createHttpServer(
	{tls}: AgentServerOptions,
	onRequest: (message: IncomingMessage, response: ServerResponse) => void,
): Server {
	const server = tls === undefined ? createServer(onRequest) : createTlsServer(tls, onRequest);
	// The agent keeps idle and slow connections for an hour (ob/agent/config/server.go).
	server.keepAliveTimeout = 0;
	server.requestTimeout = 0;
	return server;
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

async function close(server: Server): Promise<void> {
	server.closeAllConnections();
	await new Promise<void>((resolve) => {
		server.close(() => {
			resolve();
		});
	});
}
