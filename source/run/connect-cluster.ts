import type {Dispatcher} from 'undici';
import {createAgentClient, type AgentClient} from '../agent/agent-client.js';
import {problemOf} from '../agent/agent-error.js';
import {createDispatcher, type DispatcherOptions} from '../agent/http/dispatcher.js';
import type {AgentAddress, ClusterTarget} from '../domain/cluster.js';
import {onChange} from '../monitor/on-change.js';
import {findCluster} from '../monitor/state.js';
import {createLatest} from '../polling/latest.js';
import {poll, type PollOptions} from '../polling/poll.js';
import {pollProgress, type PollProgressOptions} from '../polling/poll-progress.js';
import {sqlProblemOf} from '../sql/sql-error.js';
import {createDeadline} from '../system/clock.js';
import {createInterruptibleSleep} from '../system/interruptible-sleep.js';
import {endInTime} from '../system/race.js';
import type {Random} from '../system/random.js';
import type {ExactJson} from '../text/exact-json.js';
import type {Monitor} from './monitor.js';
import {createPasswords} from './passwords.js';
import {createProgressOpener} from './progress-opener.js';

export type ConnectOptions = {
	readonly timeoutMs: number;
	readonly random: Random;
	/** That many bytes nobody can predict, as a binary string. */
	readonly randomBytes: (count: number) => string;
	/** Whether the agent is asked within a session of its own. */
	readonly hasSession: boolean;
	/** The password that its file holds by now, if that is another one than it was; undefined where it cannot change. */
	readonly readOtherPassword?: (() => Promise<string | undefined>) | undefined;
	/** Opens the pool of HTTP connections; `createDispatcher` unless given. */
	readonly openDispatcher?: (options: DispatcherOptions) => Dispatcher;
	/** Stops this cluster with all others. */
	readonly signal: AbortSignal;
};

/** A cluster that feeds a monitor. */
export type ConnectedCluster = {
	readonly polling: PollOptions;
	/** Undefined where SQL is not used. */
	readonly progress: PollProgressOptions | undefined;
	/** Polls the agent, and OceanBase beside it, until stopped; rejects with a bug. */
	readonly run: () => Promise<void>;
	/** Ends the loops, the session at the agent, and the connections; each that hangs is given half a second. */
	readonly stop: () => Promise<void>;
};

/** Connects a cluster that the monitor shows; what is read of it is dispatched there while it runs. */
export function connectCluster(monitor: Monitor, target: ClusterTarget, options: ConnectOptions): ConnectedCluster {
	const {openDispatcher = createDispatcher, timeoutMs} = options;
	const [agent] = target.agents;
	const controller = new AbortController();
	const signal = AbortSignal.any([options.signal, controller.signal]);
	const dispatcher = openDispatcher({timeoutMs, tls: target.tls, socketPath: agent.socketPath});
	const client = createClient(target, {agent, dispatcher, monitor, options});
	const sleep = createInterruptibleSleep(monitor.clock);
	const unsubscribe = onChange(monitor.store, ({refreshes}) => refreshes, sleep.wake);
	const {polling, progress} = createLoops(target, {agent, client, monitor, options, signal, sleep: sleep.sleep});
	let loops: Promise<unknown> = Promise.resolve();
	return {
		polling,
		progress,
		async run() {
			loops = Promise.all([poll(polling), ...(progress === undefined ? [] : [pollProgress(progress)])]);
			await loops;
		},
		async stop() {
			controller.abort();
			unsubscribe();
			// A bug in a loop is thrown by `run`, not here.
			await endInTime(Promise.allSettled([loops]), signal);
			await endInTime(client.end(), signal);
			await endInTime(dispatcher.destroy(), signal);
		},
	};
}

type Connection = {
	readonly agent: AgentAddress;
	readonly monitor: Monitor;
	readonly options: ConnectOptions;
};

function createClient(
	{credential}: ClusterTarget,
	{agent, dispatcher, monitor, options}: Connection & {readonly dispatcher: Dispatcher},
): AgentClient {
	const {timeoutMs, hasSession, randomBytes} = options;
	return createAgentClient({
		origin: agent.origin,
		dispatcher,
		timeoutMs,
		deadline: createDeadline,
		credential,
		hasSession,
		monotonic: monitor.clock.monotonic,
		randomBytes,
	});
}

type Loops = Pick<ConnectedCluster, 'polling' | 'progress'>;

type LoopContext = Connection & {
	readonly client: AgentClient;
	readonly signal: AbortSignal;
	/** Ends early at a command to ask at once. */
	readonly sleep: Monitor['clock']['sleep'];
};

function createLoops(target: ClusterTarget, context: LoopContext): Loops {
	const {agent, client, monitor, options, signal, sleep} = context;
	const {clock, dispatch, intervalMs, store} = monitor;
	const passwords = createPasswords(target, {readOtherPassword: options.readOtherPassword, client});
	const clusterInfo = createLatest<ExactJson | undefined>();
	const shared = {
		cluster: target.id,
		dispatch,
		clock: {now: clock.now, monotonic: clock.monotonic, sleep},
		random: options.random,
		intervalMs,
		signal,
		refreshes: () => store.getState().refreshes,
	};
	const polling = {
		...shared,
		agent: agent.label,
		tenants: () => findCluster(store.getState(), target.id)?.restores.map(({tenant}) => tenant) ?? [],
		client,
		problemOf,
		hasOtherPassword: passwords.createWatch(),
		onClusterInfo: clusterInfo.set,
	};
	if (target.sql === undefined) {
		return {polling, progress: undefined};
	}

	const open = createProgressOpener({
		password: passwords.readRootPassword,
		target: target.sql === 'fromAgent' ? undefined : target.sql,
		agentOrigin: agent.origin,
		timeoutMs: options.timeoutMs,
		clusterInfo: clusterInfo.get,
	});
	return {
		polling,
		progress: {...shared, problemOf: sqlProblemOf, hasOtherPassword: passwords.createWatch(), open},
	};
}
