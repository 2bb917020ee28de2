import type {Dispatcher} from 'undici';
import {createAgentClient, type AgentClient} from '../agent/agent-client.js';
import {createDispatcher, type DispatcherOptions} from '../agent/http/dispatcher.js';
import type {Deadline} from '../agent/http/request.js';
import {createLostConnections} from '../agent/http/lost-connections.js';
import {findTrustedCas} from '../agent/http/trusted-cas.js';
import type {ClusterTarget} from '../domain/cluster.js';
import type {TrustStore} from '../domain/problem-detail.js';
import {poll} from '../polling/poll.js';
import {pollProgress} from '../polling/poll-progress.js';
import {createDeadline, uptime} from '../system/clock.js';
import {createHostNames} from '../system/host-names.js';
import {giveWay} from '../system/give-way.js';
import {endInTime} from '../system/race.js';
import type {Random} from '../system/random.js';
import {createClusterLoops, type ClusterLoops} from './cluster-loops.js';
import {createSleeps} from './loop-sleeps.js';
import type {Monitor} from './monitor.js';

export type ConnectOptions = {
	readonly timeoutMs: number;
	readonly random: Random;
	/** `count` unpredictable bytes, as a binary string. */
	readonly randomBytes: (count: number) => string;
	/** Whether requests use a session at the agent. */
	readonly hasSession: boolean;
	/** Resolves with the password if its file has changed, else with undefined; absent if it cannot change. */
	readonly readOtherPassword?: (() => Promise<string | undefined>) | undefined;
	/** Opens the pool of HTTP connections; `createDispatcher` unless given. */
	readonly openDispatcher?: (options: DispatcherOptions) => Dispatcher;
	/** Makes the limits of requests; of real time unless given. */
	readonly deadline?: Deadline;
	/** Stops all clusters. */
	readonly signal: AbortSignal;
};

/** A cluster whose loops dispatch facts to a monitor. */
export type ConnectedCluster = ClusterLoops & {
	/** Polls the agent, and OceanBase over SQL, until stopped; rejects with a bug. */
	readonly run: () => Promise<void>;
	/** Ends the loops, the session at the agent and the connections; waits at most half a second for each. */
	readonly stop: () => Promise<void>;
};

/** Connects a cluster that was added to the monitor; its loops start with `run`. */
export function connectCluster(monitor: Monitor, target: ClusterTarget, options: ConnectOptions): ConnectedCluster {
	const {openDispatcher = createDispatcher, readOtherPassword, random, timeoutMs} = options;
	const [agent] = target.agents;
	const controller = new AbortController();
	const signal = AbortSignal.any([options.signal, controller.signal]);
	const names = createHostNames();
	const {tls} = target;
	const {hostname} = new URL(agent.origin);
	const trusted = findTrustedCas(agent.origin, tls);
	const {watch: onSocket, close: closeLost, closings} = createLostConnections();
	const {socketPath} = agent;
	const dispatcher = openDispatcher({timeoutMs, tls, trusted, socketPath, names, onSocket, uptime});
	const isLookingUp = () => names.isPending(hostname);
	const client = openClient(target, {
		dispatcher,
		monitor,
		options,
		isLookingUp,
		closeLost,
		closings,
		trust: trusted?.store,
	});
	const {sleeps, unsubscribe} = createSleeps(monitor, target.id);
	const {polling, progress} = createClusterLoops(target, {
		agent,
		client,
		monitor,
		random,
		readOtherPassword,
		timeoutMs,
		names,
		uptime,
		signal,
		sleeps,
	});
	let loops: ReadonlyArray<Promise<void>> = [];
	return {
		polling,
		progress,
		async run() {
			loops = [poll(polling), ...(progress === undefined ? [] : [pollProgress(progress)])];
			await Promise.all(loops);
		},
		async stop() {
			controller.abort();
			unsubscribe();
			// A bug in a loop is thrown by `run`, not here.
			await endInTime(Promise.allSettled(loops), signal);
			await endInTime(client.end(), signal);
			await endInTime(dispatcher.destroy(), signal);
		},
	};
}

type ClientContext = {
	readonly dispatcher: Dispatcher;
	readonly monitor: Monitor;
	readonly options: ConnectOptions;
	readonly isLookingUp: () => boolean;
	readonly closeLost: () => boolean;
	readonly closings: () => number;
	readonly trust: TrustStore | undefined;
};

function openClient({agents, credential}: ClusterTarget, context: ClientContext): AgentClient {
	const {dispatcher, monitor, options, isLookingUp, closeLost, closings, trust} = context;
	const [agent] = agents;
	const {timeoutMs, hasSession, randomBytes, deadline = createDeadline} = options;
	return createAgentClient({
		origin: agent.origin,
		dispatcher,
		timeoutMs,
		deadline,
		isLookingUp,
		closeLost,
		closings,
		trust,
		credential,
		hasSession,
		monotonic: monitor.clock.monotonic,
		randomBytes,
		giveWay,
	});
}
