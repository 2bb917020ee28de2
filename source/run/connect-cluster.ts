import type {Dispatcher} from 'undici';
import type {DispatcherOptions} from '../agent/http/dispatcher.js';
import type {Deadline} from '../agent/http/request.js';
import type {ClusterTarget} from '../domain/cluster.js';
import {poll} from '../polling/poll.js';
import {pollProgress} from '../polling/poll-progress.js';
import {createDeadline, uptime} from '../system/clock.js';
import {createHostNames} from '../system/host-names.js';
import {endInTime} from '../system/race.js';
import type {Random} from '../system/random.js';
import {createClusterAgents} from './cluster-agents.js';
import {createClusterLoops, type ClusterLoops} from './cluster-loops.js';
import {createSleeps} from './loop-sleeps.js';
import type {Monitor} from './monitor.js';

export type ConnectOptions = {
	readonly timeoutMs: number;
	readonly random: Random;
	/** `count` unpredictable bytes, as a binary string. */
	readonly randomBytes: (count: number) => string;
	/** The language of the agent's messages, as `Accept-Language` names it; its default unless given. */
	readonly language?: string | undefined;
	/** Whether requests use a session at the agent. */
	readonly hasSession: boolean;
	/** Resolves with the password if its file has changed, else with undefined; absent if it cannot change. */
	readonly readOtherPassword?: (() => Promise<string | undefined>) | undefined;
	/** Opens the pool of HTTP connections of an agent; `createDispatcher` unless given. */
	readonly openDispatcher?: (options: DispatcherOptions) => Dispatcher;
	/** Makes the limits of requests; of real time unless given. */
	readonly deadline?: Deadline;
	/** Stops all clusters. */
	readonly signal: AbortSignal;
};

/** A cluster whose loops dispatch facts to a monitor. */
export type ConnectedCluster = ClusterLoops & {
	/** Polls an agent, and OceanBase over SQL, until stopped; rejects with a bug. */
	readonly run: () => Promise<void>;
	/** Ends the loops, the sessions at the agents and the connections; waits at most half a second for each. */
	readonly stop: () => Promise<void>;
};

/** Connects a cluster that was added to the monitor; its loops start with `run`. */
export function connectCluster(monitor: Monitor, target: ClusterTarget, options: ConnectOptions): ConnectedCluster {
	const {readOtherPassword, random, timeoutMs, deadline = createDeadline} = options;
	const {openDispatcher, randomBytes, hasSession, language} = options;
	const controller = new AbortController();
	const signal = AbortSignal.any([options.signal, controller.signal]);
	const names = createHostNames();
	const agents = createClusterAgents(target, {
		timeoutMs,
		deadline,
		randomBytes,
		hasSession,
		language,
		openDispatcher,
		names,
		monotonic: monitor.clock.monotonic,
		dispatch: monitor.dispatch,
		signal,
	});
	const {sleeps, unsubscribe} = createSleeps(monitor, target.id);
	const {polling, progress, detail} = createClusterLoops(target, {
		agents,
		monitor,
		random,
		readOtherPassword,
		timeoutMs,
		names,
		uptime,
		signal,
		sleeps,
	});
	const stopReading = monitor.store.subscribe(detail.read);
	let loops: ReadonlyArray<Promise<void>> = [];
	return {
		polling,
		progress,
		detail,
		async run() {
			loops = [poll(polling), ...(progress === undefined ? [] : [pollProgress(progress)])];
			await Promise.all(loops);
		},
		async stop() {
			controller.abort();
			unsubscribe();
			stopReading();
			// A bug in a loop is thrown by `run`, not here.
			await endInTime(Promise.allSettled([...loops, detail.ended()]), signal);
			await agents.end(signal);
		},
	};
}
