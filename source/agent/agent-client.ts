import type {FinishedRestore} from '../domain/progress/prior-duration.js';
import {type ExactJson, isObject} from '../text/exact-json.js';
import type {RestoreReading} from '../domain/restore-reading.js';
import {exactInteger, integer, word} from '../text/wire-value.js';
import {AgentError, problemOf} from './agent-error.js';
import {createSealedClient, type SealedClientOptions} from './auth/sealed-client.js';
import {largestAnswer} from './http/request.js';
import {decodeOverview} from './answers/restore-overview.js';
import {decodeFinished} from './answers/restore-tasks.js';

export type AgentClientOptions = SealedClientOptions;

export type OverviewAnswer = {
	readonly report: RestoreReading;
	/** The agent's clock in the answer, ms since 1970; undefined if it told none. */
	readonly agentTime: number | undefined;
	/** The offset of the zone that the agent lives in, minutes east of Greenwich; undefined with the time. */
	readonly utcOffsetMinutes?: number | undefined;
};

export type ClusterAnswer = {
	/** OceanBase's own name of the cluster; undefined while the agent does not know it. */
	readonly name: string | undefined;
	/** All that the agent says of it: servers, zones, ports. */
	readonly info: ExactJson | undefined;
};

/** What an agent tells to everybody, and what its verdict on a password may depend on. */
export type AgentStatus = {
	/** When it was started, by its own clock, nanoseconds since 1970. */
	readonly startedAt: bigint | undefined;
	/** Of the observer beside it: 0 it is not there, 1 no usable connection, 2 restricted, 3 available. */
	readonly databaseState: number | undefined;
	readonly publicKey: string;
};

/** An obshell agent, made typed. Every question throws an AgentError, or the signal's reason once that is aborted. */
export type AgentClient = {
	readonly overview: (tenant: string, signal: AbortSignal) => Promise<OverviewAnswer>;
	/** The agent's version up to the build number, such as 4.5.0.0. */
	readonly readVersion: (signal: AbortSignal) => Promise<string | undefined>;
	readonly readCluster: (signal: AbortSignal) => Promise<ClusterAnswer>;
	/**
	 * The successful restores of the whole cluster, newest first; none of an agent that cannot tell (before 4.3.2). About
	 * a kilobyte for each comes over the network, pages or not: nothing to ask every few seconds.
	 */
	readonly readFinished: (signal: AbortSignal) => Promise<readonly FinishedRestore[]>;
	/** Asks what an agent answers at once as long as it lives, also while its database hangs. */
	readonly ping: (signal: AbortSignal) => Promise<void>;
	/** Needs no password, but hangs with the database. */
	readonly readStatus: (signal: AbortSignal) => Promise<AgentStatus>;
	/** Takes another password from now on. */
	readonly usePassword: (password: string) => void;
	/** Leaves the agent as it was found, without a session of ours; takes a second at most, and never fails. */
	readonly end: () => Promise<void>;
};

export function createAgentClient(options: AgentClientOptions): AgentClient {
	const {request: ask, requestOpen: askOpenly, renewKey, usePassword, end} = createSealedClient(options);
	return {
		async overview(tenant, signal) {
			const {data, time} = await ask(overviewPath(tenant), signal);
			return {report: decodeOverview(data, time), agentTime: time?.at, utcOffsetMinutes: time?.offsetMinutes};
		},
		async readVersion(signal) {
			const {data} = await askOpenly('/api/v1/info', signal);
			return isObject(data) ? nameOf(data['version'])?.split('-', 1)[0] : undefined;
		},
		async readCluster(signal) {
			const {data} = await ask('/api/v1/ob/info', signal);
			const cluster = isObject(data) ? data['obcluster_info'] : undefined;
			return {name: isObject(cluster) ? nameOf(cluster['name']) : undefined, info: data};
		},
		async readFinished(signal) {
			try {
				const {data, time} = await ask(finishedPath, signal, {largestBytes: largestAnswer});
				return decodeFinished(data, time);
			} catch (error) {
				if (problemOf(error)?.reason === 'noRestoreApi') {
					return [];
				}

				throw error;
			}
		},
		async ping(signal) {
			await askOpenly('/api/v1/time', signal, {longestMs: longestLookMs});
		},
		async readStatus(signal) {
			const {text: publicKey} = await renewKey(signal);
			const {data} = await askOpenly('/api/v1/status', signal, {longestMs: longestLookMs});
			const {startAt, obState} = isObject(data) ? data : {};
			return {startedAt: exactInteger(startAt), databaseState: integer(obState), publicKey};
		},
		usePassword,
		end,
	};
}

/** A look at an agent is not waited for as long as an answer. */
const longestLookMs = 2000;

/** Successes alone: the answer cannot be had in pages, and how soon a restore fails is no measure. */
const finishedPath = '/api/v1/restore/tasks?status=SUCCESS';

/** The same text is the request target and the header's Uri. */
function overviewPath(tenant: string): string {
	// A slash cannot be addressed (the route takes one part), and a dot part would be folded away by what lies between.
	if (/^\.{0,2}$|\//v.test(tenant) || !tenant.isWellFormed()) {
		throw new AgentError({reason: 'unaddressableTenant'});
	}

	return `/api/v1/tenant/${encodeURIComponent(tenant)}/restore/overview`;
}

/** A name that is safe to draw; undefined where there is none. */
function nameOf(value: ExactJson | undefined): string | undefined {
	const name = word(value);
	return name === '' ? undefined : name;
}
