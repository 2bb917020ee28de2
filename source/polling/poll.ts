import type {AgentClient} from '../agent/agent-client.js';
import {isPasswordProblem, type Problem} from '../domain/problem.js';
import {createChangeDetector} from '../monitor/on-change.js';
import type {Random} from '../system/random.js';
import {awaitPasswordChange} from './await-password.js';
import {heldPauseMs, idlePauseMs, nextPause} from './back-off.js';
import {createClusterInfoReader, type ClusterInfoOptions, type ClusterInfoReader} from './cluster-info.js';
import {findPingProblem, type DiagnoseOptions} from './diagnose.js';
import type {Discovery} from './discover.js';
import {createHeldWatch} from './held-request.js';
import {pollAnyAgent, type AgentChoice} from './poll-any-agent.js';
import {dispatchFailure, pollRound} from './poll-round.js';
import type {TenantSchedule} from './tenant-schedule.js';

export type PollOptions = DiagnoseOptions &
	ClusterInfoOptions & {
		/** The label of the agent that the client polls. */
		readonly agent: () => string;
		/** Takes another agent where one fails; absent where there is only one. */
		readonly failOver?: AgentChoice;
		/** Reads the lists of restores that are needed; called at the beginning of each round. */
		readonly discover: Discovery;
		/** The tenants to poll one by one; called after that, since the list may change. */
		readonly tenants: TenantSchedule;
		/** Reads what explains a state, after a round; see `createAsides`. */
		readonly readAside: () => Promise<void>;
		/** Whether a restore is to be polled at the interval; else the next round may take its time. */
		readonly isBusy: () => boolean;
		readonly client: Omit<AgentClient, 'usePassword' | 'end'>;
		readonly random: Random;
		/** The pause between two rounds in ms, which the user may change. */
		readonly intervalMs: () => number;
		/** How many commands to poll at once there were. */
		readonly refreshes: () => number;
		/** Reads the password again where it can change; resolves with whether it has changed. */
		readonly hasOtherPassword: () => Promise<boolean>;
	};

/** Polls round after round until the signal is aborted; a round begins `intervalMs` after the last one ended. */
export async function poll(options: PollOptions): Promise<void> {
	const {client, clock, cluster, failOver, intervalMs, random, dispatch, signal} = options;
	const clusterInfo = createClusterInfoReader(options);
	const watchHeld = createHeldWatch(options);
	const hasRestarted = createChangeDetector(client.restarts);
	let failures = 0;
	let problem: Problem | undefined;
	while (!signal.aborted) {
		const beganMs = clock.monotonic();
		dispatch({type: 'roundBegan', cluster});
		// eslint-disable-next-line no-await-in-loop -- one request at a time is the point
		problem = await pollAnyAgent(
			problem,
			async (last) => (client.isHeld() ? watchHeld() : pollAgain(last, options, {...clusterInfo, hasRestarted})),
			failOver,
		);
		failures = problem === undefined ? 0 : failures + 1;
		const calmMs = options.isBusy() ? intervalMs() : Math.max(intervalMs(), idlePauseMs);
		const pauseMs = client.isHeld() ? heldPauseMs : nextPause({intervalMs: calmMs, failures, problem, random});
		const nextAgent = failOver?.next()?.label;
		const next = nextAgent === undefined ? {} : {nextAgent};
		dispatch({type: 'roundEnded', cluster, tookMs: clock.monotonic() - beganMs, pauseMs, ...next});
		// eslint-disable-next-line no-await-in-loop -- see above
		await pause(problem, pauseMs, options);
	}

	await clusterInfo.ended();
}

/** Pauses; if a late request is kept, no longer than until it ends, since the database answers again then. */
async function pause(problem: Problem | undefined, pauseMs: number, options: PollOptions): Promise<void> {
	const {client, problemOf, signal, clock, random, intervalMs, refreshes, hasOtherPassword} = options;
	if (client.isHeld()) {
		const ended = new AbortController();
		const until = AbortSignal.any([signal, ended.signal]);
		await Promise.race([clock.sleep(pauseMs, until), client.released(until)]);
		ended.abort();
		return;
	}

	if (problem === undefined || !isPasswordProblem(problem)) {
		await clock.sleep(pauseMs, signal);
		return;
	}

	await awaitPasswordChange(problem, {
		client,
		problemOf,
		signal,
		clock,
		random,
		intervalMs: intervalMs(),
		refreshes,
		hasOtherPassword,
		pauseMs,
		onProblem(next) {
			dispatchFailure(next, options);
		},
	});
}

/** What was read of the cluster, and whether its agent has been started again since the last call. */
type KnownCluster = Pick<ClusterInfoReader, 'read' | 'forget'> & {readonly hasRestarted: () => boolean};

/** A round; after a timeout only if the agent answers a ping, since a hanging agent should get no more overviews. */
async function pollAgain(
	last: Problem | undefined,
	options: PollOptions,
	clusterInfo: KnownCluster,
): Promise<Problem | undefined> {
	const pingProblem = last?.code === 'timeout' ? await findPingProblem(options) : undefined;
	if (pingProblem !== undefined) {
		dispatchFailure(pingProblem, options);
		return pingProblem;
	}

	let hasAnswered = false;
	const problem = await pollRound(options, () => {
		hasAnswered = true;
	});
	if (clusterInfo.hasRestarted() || problem !== undefined) {
		clusterInfo.forget();
	}

	if (problem === undefined && hasAnswered && !options.signal.aborted) {
		await options.readAside();
		clusterInfo.read();
	}

	return problem;
}
