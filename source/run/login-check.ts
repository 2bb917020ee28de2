import {createAgentClient} from '../agent/agent-client.js';
import {problemOf} from '../agent/agent-error.js';
import {createDispatcher} from '../agent/http/dispatcher.js';
import {findTrustedCas} from '../agent/http/trusted-cas.js';
import type {LoginCheck} from '../command-line/password-prompt.js';
import type {AgentAddress, TlsOptions} from '../domain/cluster.js';
import type {ProblemReason} from '../domain/problem.js';
import {diagnose} from '../polling/diagnose.js';
import {problemUnlessAborted} from '../polling/problem-unless-aborted.js';
import {createDeadline, systemClock, uptime} from '../system/clock.js';
import {createHostNames} from '../system/host-names.js';
import {endInTime} from '../system/race.js';

export type LoginCheckOptions = {
	readonly agent: AgentAddress;
	readonly tls: TlsOptions;
	readonly timeoutMs: number;
	/** `count` unpredictable bytes, as a binary string. */
	readonly randomBytes: (count: number) => string;
	readonly signal: AbortSignal;
};

/** Agents before 4.2.6 do not say that it is the password. */
const refusals: ReadonlySet<ProblemReason> = new Set(['wrongPassword', 'unauthorized']);

/** Checks passwords of root@sys at the agent, over connections of its own. */
export function openLoginCheck(options: LoginCheckOptions): LoginCheck & {readonly close: () => Promise<void>} {
	const {agent, tls, timeoutMs, randomBytes, signal} = options;
	const {origin, socketPath} = agent;
	const trusted = findTrustedCas(origin, tls);
	const dispatcher = createDispatcher({timeoutMs, tls, trusted, socketPath, names: createHostNames(), uptime});
	const client = createAgentClient({
		origin,
		dispatcher,
		trust: trusted?.store,
		timeoutMs,
		deadline: createDeadline,
		credential: {kind: 'root', password: ''},
		hasSession: false,
		monotonic: systemClock.monotonic,
		randomBytes,
	});
	const findProblem = async (work: Promise<unknown>) => {
		try {
			await work;
			return undefined;
		} catch (error) {
			return problemUnlessAborted(error, {problemOf, signal});
		}
	};

	return {
		isReachable: async () => (await findProblem(client.ping(signal))) === undefined,
		async isRefused(password) {
			client.usePassword(password);
			const problem = await findProblem(client.readCluster(signal));
			// An agent without its database calls every password wrong.
			const exact = problem && (await diagnose(problem, {client, problemOf, signal}));
			return exact !== undefined && refusals.has(exact.reason);
		},
		async close() {
			await endInTime(dispatcher.destroy(), signal);
		},
	};
}
