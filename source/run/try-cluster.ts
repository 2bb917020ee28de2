import {createAgentClient, type AgentClient} from '../agent/agent-client.js';
import {problemOf} from '../agent/agent-error.js';
import {readAgentTime} from '../agent/read-agent-time.js';
import {createDispatcher} from '../agent/http/dispatcher.js';
import {findTrustedCas} from '../agent/http/trusted-cas.js';
import type {AgentAddress, ClusterTarget} from '../domain/cluster.js';
import {formatDuration} from '../locale/durations.js';
import type {Words} from '../locale/words.js';
import {diagnose} from '../polling/diagnose.js';
import {problemUnlessAborted} from '../polling/problem-unless-aborted.js';
import {createDeadline, systemClock, uptime} from '../system/clock.js';
import {createHostNames} from '../system/host-names.js';
import {endInTime} from '../system/race.js';
import type {ExactJson} from '../text/exact-json.js';
import {trySql} from './try-sql.js';

export type TryOptions = {
	readonly timeoutMs: number;
	readonly words: Words;
	/** `count` unpredictable bytes, as a binary string. */
	readonly randomBytes: (count: number) => string;
	readonly signal: AbortSignal;
};

/** What was found: a line for each thing, and whether all of it was as it should be. */
export type Trial = {readonly lines: readonly string[]; readonly isGood: boolean};

/** A clock that differs less may differ by the time that the answer took. */
const leastSkewMs = 2000;

/** Tries every agent of a cluster, and with the first that answers the password, its clock and SQL. */
export async function tryCluster(target: ClusterTarget, options: TryOptions): Promise<Trial> {
	const opened = target.agents.map((agent) => openAgent(agent, target, options));
	try {
		const answers = await Promise.all(opened.map(async (agent) => readAgent(agent, options)));
		const index = answers.findIndex(({isGood}) => isGood);
		const chosen = opened[index];
		const others = chosen === undefined ? [] : await tryWithPassword(chosen, target, options);
		const trials = [...answers, ...others];
		return {lines: trials.flatMap(({lines}) => lines), isGood: trials.every(({isGood}) => isGood)};
	} finally {
		await Promise.all(opened.map(async ({close}) => close()));
	}
}

type OpenAgent = {
	readonly agent: AgentAddress;
	readonly client: AgentClient;
	readonly readTime: () => Promise<number | undefined>;
	readonly close: () => Promise<void>;
};

function openAgent(agent: AgentAddress, {tls, credential}: ClusterTarget, options: TryOptions): OpenAgent {
	const {timeoutMs, randomBytes, signal} = options;
	const trusted = findTrustedCas(agent.origin, tls);
	const {socketPath} = agent;
	const dispatcher = createDispatcher({timeoutMs, tls, trusted, socketPath, names: createHostNames(), uptime});
	const http = {origin: agent.origin, dispatcher, trust: trusted?.store, timeoutMs, deadline: createDeadline};
	const client = createAgentClient({
		...http,
		credential,
		hasSession: false,
		monotonic: systemClock.monotonic,
		randomBytes,
	});
	return {
		agent,
		client,
		readTime: async () => readAgentTime(http, signal),
		async close() {
			await endInTime(dispatcher.destroy(), signal);
		},
	};
}

/** The version and the clock, which need no password. */
async function readAgent({agent, client, readTime}: OpenAgent, {words, signal}: TryOptions): Promise<Trial> {
	const {check} = words.usage.config;
	try {
		const [version, time] = await Promise.all([client.readVersion(signal), readTime()]);
		const lines = [check.agentAnswers(agent.label, version ?? check.unknownVersion)];
		return {lines: time === undefined ? lines : [...lines, describeClock(time, words)], isGood: true};
	} catch (error) {
		const message = describe(error, agent, {words, signal});
		return {lines: message === undefined ? [] : [message], isGood: false};
	}
}

function describeClock(agentTime: number, {usage: {config}}: Words): string {
	const aheadMs = agentTime - systemClock.now();
	return Math.abs(aheadMs) < leastSkewMs
		? config.check.clockAgrees
		: config.check.clockSkew(formatDuration(Math.abs(aheadMs)), aheadMs > 0);
}

async function tryWithPassword(
	{agent, client}: OpenAgent,
	target: ClusterTarget,
	options: TryOptions,
): Promise<readonly Trial[]> {
	const {words, signal} = options;
	const {check} = words.usage.config;
	let info: ExactJson | undefined;
	try {
		({info} = await client.readCluster(signal));
	} catch (error) {
		const problem = problemUnlessAborted(error, {problemOf, signal});
		const exact = problem && (await diagnose(problem, {client, problemOf, signal}));
		const {message, hint} = exact ? words.describeProblem(exact, {address: agent.label}) : {message: '', hint: ''};
		// Without the agent's description of the cluster there is no other address of a server.
		const sql = target.sql === 'fromAgent' ? [] : await trySql(target, {agent, info, ...options});
		return [{lines: [words.clauses(message, hint)], isGood: false}, ...sql];
	}

	const password = target.credential.kind === 'none' ? [] : [{lines: [check.passwordRight], isGood: true}];
	return [...password, ...(await trySql(target, {agent, info, ...options}))];
}

/** Undefined if the signal is aborted. */
function describe(
	error: unknown,
	{label: address}: AgentAddress,
	{words, signal}: Pick<TryOptions, 'words' | 'signal'>,
): string | undefined {
	const problem = problemUnlessAborted(error, {problemOf, signal});
	const {message, hint} = problem ? words.describeProblem(problem, {address}) : {message: '', hint: ''};
	return message === '' ? undefined : words.clauses(message, hint);
}
