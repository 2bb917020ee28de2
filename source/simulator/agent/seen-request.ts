import type {Agent} from './agent.js';
import type {AgentRequest} from './agent-request.js';
import type {OpenedHeader} from './open-header.js';

/** A received request and its decrypted header; of password and keys only whether they were there. */
export type SeenRequest = {
	readonly method: string;
	readonly path: string;
	readonly header?: Omit<OpenedHeader, 'auth' | 'keys'> & {
		readonly isAgentHeader: boolean;
		readonly hasPassword: boolean;
		readonly hasKeys: boolean;
	};
};

/** Enough for tests to count by, and bounded however long a demo runs. */
const longestLog = 1000;

/** Appends a request to the log, which keeps the latest thousand. */
export function logRequest(log: SeenRequest[], request: AgentRequest, agent: Pick<Agent, 'openHeaderOf'>): void {
	log.push(describeRequest(request, agent));
	log.splice(0, log.length - longestLog);
}

function describeRequest(request: AgentRequest, agent: Pick<Agent, 'openHeaderOf'>): SeenRequest {
	const {method, uri, agentHeader} = request;
	const header = agent.openHeaderOf(request);
	if (header === undefined) {
		return {method, path: uri};
	}

	const {auth, keys, ts, uri: sealedUri, sessionId} = header;
	const isAgentHeader = agentHeader !== undefined;
	return {
		method,
		path: uri,
		header: {ts, uri: sealedUri, sessionId, isAgentHeader, hasPassword: auth !== '', hasKeys: keys !== ''},
	};
}
