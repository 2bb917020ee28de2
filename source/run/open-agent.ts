import type {Dispatcher} from 'undici';
import {createAgentClient, type AgentClient} from '../agent/agent-client.js';
import {decodeClusterIdentity} from '../agent/answers/cluster-identity.js';
import {createDispatcher, type DispatcherOptions} from '../agent/http/dispatcher.js';
import {createLostConnections} from '../agent/http/lost-connections.js';
import type {Deadline} from '../agent/http/request.js';
import type {TrustedCas} from '../agent/http/trusted-cas.js';
import type {AgentAddress, Credential, TlsOptions} from '../domain/cluster.js';
import type {HostNames} from '../domain/host-names.js';
import type {Candidate} from '../polling/judge-agent.js';
import {uptime} from '../system/clock.js';
import {giveWay} from '../system/give-way.js';
import {endInTime} from '../system/race.js';

export type OpenAgentOptions = {
	readonly timeoutMs: number;
	readonly deadline: Deadline;
	/** `count` unpredictable bytes, as a binary string. */
	readonly randomBytes: (count: number) => string;
	/** Whether requests use a session at the agent. */
	readonly hasSession: boolean;
	/** Opens the pool of HTTP connections; `createDispatcher` unless given. */
	readonly openDispatcher?: ((options: DispatcherOptions) => Dispatcher) | undefined;
	/** The language of the agent's messages, as `Accept-Language` names it; its default unless given. */
	readonly language?: string | undefined;
	readonly credential: Credential;
	readonly tls: TlsOptions;
	/** The CAs to verify certificates with; undefined without TLS. */
	readonly trusted: TrustedCas | undefined;
	readonly names: HostNames;
	readonly monotonic: () => number;
};

/** An agent with connections, keys, a session and a clock of its own. */
export type OpenedAgent = Candidate & {
	readonly address: AgentAddress;
	readonly client: AgentClient;
	/** Ends the session at the agent and the connections; waits at most half a second for each once the signal is aborted. */
	readonly end: (signal: AbortSignal) => Promise<void>;
};

/** Opens an agent; nothing is sent to it before the first request. */
export function openAgent(address: AgentAddress, isLearned: boolean, options: OpenAgentOptions): OpenedAgent {
	const {openDispatcher = createDispatcher, timeoutMs, deadline, credential, hasSession, language} = options;
	const {tls, trusted, names, monotonic, randomBytes} = options;
	const {origin, socketPath, label} = address;
	const {hostname} = new URL(origin);
	const {watch: onSocket, close: closeLost, closings} = createLostConnections();
	const dispatcher = openDispatcher({timeoutMs, tls, trusted, socketPath, names, onSocket, uptime});
	const client = createAgentClient({
		origin,
		dispatcher,
		timeoutMs,
		deadline,
		isLookingUp: () => names.isPending(hostname),
		closeLost,
		closings,
		trust: trusted?.store,
		language,
		credential,
		hasSession,
		monotonic,
		randomBytes,
		giveWay,
	});
	return {
		label,
		address,
		isLearned,
		client,
		async readIdentity(signal) {
			const {info} = await client.readCluster(signal);
			return decodeClusterIdentity(info);
		},
		async end(signal) {
			await endInTime(client.end(), signal);
			await endInTime(dispatcher.destroy(), signal);
		},
	};
}
