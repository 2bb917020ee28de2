import {Buffer} from 'node:buffer';
import {constants, generateKeyPairSync, privateDecrypt, type KeyObject} from 'node:crypto';
import {once} from 'node:events';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {TestContext} from 'node:test';

/** A key as an agent has it: the private half, and the text in `/api/v1/secret`. */
type AgentKey = {readonly privateKey: KeyObject; readonly text: string};

export function createAgentKey(bits = 512): AgentKey {
	const {privateKey, publicKey} = generateKeyPairSync('rsa', {modulusLength: bits});
	return {privateKey, text: publicKey.export({type: 'pkcs1', format: 'der'}).toString('base64')};
}

/** Opens a sealed header block by block, as the agent does; throws if it was sealed with another key. */
export function openHeader(sealed: string, {privateKey}: AgentKey): unknown {
	const bytes = Buffer.from(sealed, 'base64');
	const size = (privateKey.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
	const blocks = Array.from({length: bytes.length / size}, (_, index) =>
		privateDecrypt(
			{key: privateKey, padding: constants.RSA_PKCS1_PADDING},
			bytes.subarray(index * size, (index + 1) * size),
		),
	);
	return JSON.parse(Buffer.concat(blocks).toString('utf8'));
}

export type SeenRequest = {
	readonly method: string;
	readonly path: string;
	readonly headers: IncomingMessage['headers'];
};

export type CannedAnswer = {readonly status?: number; readonly body: string; readonly contentType?: string};

type CannedServer = {readonly origin: string; readonly seen: readonly SeenRequest[]};

/** A server on a free port that answers each request by `answer`, until the test ends. */
export async function serve(
	t: TestContext,
	answer: (seen: SeenRequest, response: ServerResponse) => CannedAnswer | undefined,
): Promise<CannedServer> {
	const seen: SeenRequest[] = [];
	const server = createServer((request, response) => {
		const {method = '', url = '', headers} = request;
		seen.push({method, path: url, headers});
		const reply = answer({method, path: url, headers}, response);
		if (reply !== undefined) {
			response
				.writeHead(reply.status ?? 200, {'content-type': reply.contentType ?? 'application/json'})
				.end(reply.body);
		}
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	t.after(() => {
		server.closeAllConnections();
		server.close();
	});
	const address = server.address();
	return {origin: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, seen};
}

/** An agent's envelope around `data`. */
export function wrap(data: unknown, at: number): CannedAnswer {
	return envelope({successful: true, status: 200, data}, at);
}

/** An agent's refusal. */
export function refuse(status: number, error: Readonly<Record<string, unknown>>, at: number): CannedAnswer {
	return envelope({successful: false, status, error}, at);
}

function envelope(content: Readonly<Record<string, unknown>> & {readonly status: number}, at: number): CannedAnswer {
	const head = {timestamp: new Date(at).toISOString(), duration: 3, traceId: '00aa11bb22cc33dd'};
	return {status: content.status, body: JSON.stringify({...head, ...content})};
}

/** The state of a pretended agent; tests change it between two requests. */
export type AgentState = {
	key: AgentKey;
	password: string;
	/** Its clock, ms since 1970. */
	now: number;
	/** Agents before 4.2.6 refuse with a bare 10008, whatever it is. */
	isBare: boolean;
};

const overview = {status: 'WAIT_TENANT_RESTORE_FINISH', job_id: 7, restore_tenant_id: 1002};

/** Has no sessions. Answers `/api/v1/secret`, and every other path after the checks of a real agent (ob/agent/api/common/middleware.go). */
export function answerAsAgent(state: AgentState, {path, headers}: SeenRequest): CannedAnswer {
	if (path === '/api/v1/secret') {
		return wrap({ip: '127.0.0.1', port: 2886, public_key: state.key.text}, state.now);
	}

	if (path === '/api/v1/info') {
		return wrap({version: '4.5.0.0-12026050811.el7', identity: 'CLUSTER AGENT'}, state.now);
	}

	if (path === '/api/v1/login') {
		return refuse(404, {errCode: 'Common.NotFound', message: 'Element not found: 404 not found'}, state.now);
	}

	const sealed = headers['x-ocs-header'];
	const fault = faultOf(state, path, typeof sealed === 'string' ? sealed : '');
	if (fault !== undefined) {
		const bare = {code: 10_008, message: 'Verification failed'};
		return refuse(401, state.isBare ? bare : {errCode: `Security.Authentication.${fault}`, message: fault}, state.now);
	}

	return wrap(path === '/api/v1/ob/info' ? {obcluster_info: {name: 'obprod'}} : overview, state.now);
}

function faultOf(state: AgentState, path: string, sealed: string): string | undefined {
	const facts = tryOpen(sealed, state.key);
	if (facts === undefined) {
		return 'Header.DecryptFailed';
	}

	if (facts.Uri !== path) {
		return 'Header.UriMismatch';
	}

	if (Math.floor(state.now / 1000) > Number(facts.Ts)) {
		return 'Expired';
	}

	return facts.Auth === state.password ? undefined : 'IncorrectOceanbasePassword';
}

type Facts = {readonly Auth?: unknown; readonly Ts?: unknown; readonly Uri?: unknown};

/** A wrong key gives random bytes instead of an error (implicit rejection), which are no JSON. */
function tryOpen(sealed: string, key: AgentKey): Facts | undefined {
	try {
		const facts: unknown = openHeader(sealed, key);
		return typeof facts === 'object' && facts !== null ? facts : undefined;
	} catch {
		return undefined;
	}
}
