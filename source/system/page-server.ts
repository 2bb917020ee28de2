import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {waitAtMost} from './race.js';

/** What a page shows: its text, and more headers such as its content type. */
export type Page = {readonly headers: Readonly<Record<string, string>>; readonly body: string};

/** The pages by their paths, created for each request from its Accept header. A page that rejects is a bug. */
export type Pages = ReadonlyMap<string, (accept: string | undefined) => Promise<Page>>;

export type PageServerOptions = {
	readonly host: string;
	/** 0 takes a free one. */
	readonly port: number;
	readonly pages: Pages;
	readonly limits?: Partial<Limits>;
};

type Limits = {
	/** A client has so long to send its request. */
	readonly requestMs: number;
	/** A client has so long to read its answer. */
	readonly answerMs: number;
	/** A connection may be idle for so long between two requests: longer than scrapes are usually apart. */
	readonly idleMs: number;
	readonly mostConnections: number;
	/** Requests that are under way at the end have so long. */
	readonly drainMs: number;
};

const usualLimits: Limits = {requestMs: 5000, answerMs: 30_000, idleMs: 65_000, mostConnections: 32, drainMs: 2000};
const longestHeaderBytes = 8192;

/** A server of a few read-only pages that listens. */
export type PageServer = {
	readonly port: number;
	/** Stops accepting connections, lets the requests that are under way end, and cuts those that take too long. */
	readonly close: () => Promise<void>;
};

/** Serves pages over HTTP, to GET and HEAD only. Rejects with the error of the socket, such as EADDRINUSE. */
export async function startPageServer({host, port, pages, limits}: PageServerOptions): Promise<PageServer> {
	const {answerMs, drainMs, ...bounds} = {...usualLimits, ...limits};
	const server = createLimitedServer(bounds, (request, response) => {
		limitAnswer(response, answerMs);
		closeAfter(response, server);
		void answer(request, response, pages);
	});
	await listen(server, {host, port});
	// A connection that cannot be accepted, since there are too many files open, is the client's loss alone.
	server.on('error', () => undefined);
	const address = server.address();
	return {
		port: isAddressInfo(address) ? address.port : port,
		close: async () => drain(server, drainMs),
	};
}

function createLimitedServer(
	{requestMs, idleMs, mostConnections}: Omit<Limits, 'answerMs' | 'drainMs'>,
	onRequest: (request: IncomingMessage, response: ServerResponse) => void,
): Server {
	const server = createServer(
		{
			headersTimeout: requestMs,
			requestTimeout: requestMs,
			connectionsCheckingInterval: Math.min(1000, requestMs),
			keepAliveTimeout: idleMs,
			maxHeaderSize: longestHeaderBytes,
		},
		onRequest,
	);
	server.maxConnections = mostConnections;
	// One more client is refused, but the next one finds room.
	server.on('drop', () => {
		server.closeIdleConnections();
	});
	return server;
}

/** A client that does not read would keep its answer in memory. */
function limitAnswer(response: ServerResponse, answerMs: number): void {
	const limit = setTimeout(() => {
		response.destroy();
	}, answerMs);
	response.once('close', () => {
		clearTimeout(limit);
	});
}

/** The connection of a request that was under way at the end is idle after its answer. */
function closeAfter(response: ServerResponse, server: Server): void {
	response.once('close', () => {
		if (!server.listening) {
			server.closeIdleConnections();
		}
	});
}

async function answer(request: IncomingMessage, response: ServerResponse, pages: Pages): Promise<void> {
	const page = pages.get(pathOf(request.url ?? ''));
	if (page === undefined) {
		write(response, 404, {headers: plainText, body: 'not found\n'});
		return;
	}

	if (request.method !== 'GET' && request.method !== 'HEAD') {
		write(response, 405, {headers: {...plainText, allow: 'GET, HEAD'}, body: 'method not allowed\n'});
		return;
	}

	write(response, 200, await page(request.headers.accept));
}

const plainText = {'content-type': 'text/plain; charset=utf-8'};

/** The path of a request line, which may also name the whole address. */
function pathOf(target: string): string {
	return URL.parse(target, 'http://localhost')?.pathname ?? '';
}

/** Node leaves the body out for HEAD. */
function write(response: ServerResponse, status: number, {headers, body}: Page): void {
	const content = new TextEncoder().encode(body);
	response.writeHead(status, {
		...headers,
		'content-length': content.length,
		'cache-control': 'no-store',
		'x-content-type-options': 'nosniff',
	});
	response.end(content);
}

async function listen(server: Server, place: {readonly host: string; readonly port: number}): Promise<void> {
	const {promise, resolve, reject} = Promise.withResolvers<undefined>();
	server.once('error', reject);
	server.listen(place, () => {
		server.off('error', reject);
		resolve(undefined);
	});
	await promise;
}

function isAddressInfo(address: ReturnType<Server['address']>): address is AddressInfo {
	return typeof address === 'object' && address !== null;
}

async function drain(server: Server, drainMs: number): Promise<void> {
	const {promise, resolve} = Promise.withResolvers<true>();
	// Closes the idle connections too.
	server.close(() => {
		resolve(true);
	});
	const isDrained = await waitAtMost(promise, drainMs);
	if (isDrained !== undefined) {
		return;
	}

	server.closeAllConnections();
	await promise;
}
