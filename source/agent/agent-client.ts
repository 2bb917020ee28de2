import {fieldOf, type ExactJson} from '../text/exact-json.js';
import type {RestoreReading} from '../domain/restore-reading.js';
import {exactInteger, integer, word} from '../text/wire-value.js';
import {AgentError} from './agent-error.js';
import {createSealedClient, type SealedClientOptions} from './auth/sealed-client.js';
import {createClusterLists, type ClusterLists, type ReadAnswer} from './cluster-lists.js';
import {createDatabaseRequests, type DatabaseRequests} from './database-requests.js';
import type {Answer} from './answers/envelope.js';
import type {GiveWay} from './answers/read-list.js';
import {decodeOverview} from './answers/restore-overview.js';

export type AgentClientOptions = SealedClientOptions & {
	/** How many connections the agent has closed, as it does when it ends; unknown unless given. */
	readonly closings?: (() => number) | undefined;
	/** Lets other work go on while a long list is decoded; decoded at one go unless given. */
	readonly giveWay?: GiveWay | undefined;
};

export type OverviewAnswer = {
	readonly reading: RestoreReading;
	/** The agent's clock in the answer, ms since 1970; undefined if the answer has no time. */
	readonly agentTime: number | undefined;
};

type ClusterAnswer = {
	/** OceanBase's name of the cluster, safe to draw; undefined while the agent does not know it. */
	readonly name: string | undefined;
	/** The whole `data` of `GET /api/v1/ob/info`: servers, zones, ports. */
	readonly info: ExactJson | undefined;
};

/** The agent's status, which it reports without a password; its check of a password may depend on it. */
export type AgentStatus = {
	/** When the agent was started, by its own clock, nanoseconds since 1970; undefined if it does not say. */
	readonly startedAt: bigint | undefined;
	/**
	 * The observer beside it: 0 not running, 1 no usable connection, 2 restricted, 3 available
	 * (ob/agent/repository/db/oceanbase/status.go); undefined if it does not say.
	 */
	readonly databaseState: number | undefined;
	/** What it is in its cluster, such as `CLUSTER AGENT` (ob/agent/meta/agent.go); '' if it does not say. */
	readonly identity: string;
	readonly publicKey: string;
};

/** Typed requests to an obshell agent. Each throws an AgentError, or the signal's reason once that is aborted. */
export type AgentClient = ClusterLists & {
	/** `onLate` is called with an answer that comes after a timeout. */
	readonly overview: (
		tenant: string,
		signal: AbortSignal,
		onLate?: (answer: OverviewAnswer) => void,
	) => Promise<OverviewAnswer>;
	/** The agent's version up to the build number, such as 4.5.0.0. */
	readonly readVersion: (signal: AbortSignal) => Promise<string | undefined>;
	readonly readCluster: (signal: AbortSignal) => Promise<ClusterAnswer>;
	/** Requests what a running agent answers at once, even while its database hangs, on a connection of its own. */
	readonly ping: (signal: AbortSignal) => Promise<void>;
	/** Needs no password, but hangs with the database. */
	readonly readStatus: (signal: AbortSignal) => Promise<AgentStatus>;
	/** Whether a late request is kept, which holds up all that need the database; see `DatabaseRequests`. */
	readonly isHeld: DatabaseRequests['isHeld'];
	readonly released: DatabaseRequests['released'];
	readonly drop: DatabaseRequests['drop'];
	/** Grows when the agent may have been started again, perhaps in another version. */
	readonly restarts: () => number;
	/** Uses another password from now on. */
	readonly usePassword: (password: string) => void;
	/** Closes our session at the agent; takes a second at most, and never fails. */
	readonly end: () => Promise<void>;
};

export function createAgentClient(options: AgentClientOptions): AgentClient {
	const {request, requestOpen, renewKey, restarts, usePassword, end} = createSealedClient(options);
	const {
		timeoutMs,
		deadline,
		monotonic,
		isLookingUp = () => false,
		closeLost = () => false,
		closings = () => 0,
		giveWay = async () => undefined,
	} = options;
	const {
		request: requestFromDatabase,
		isHeld,
		released,
		drop,
	} = createDatabaseRequests({deadline, monotonic, isLookingUp, closeLost});
	const readWith =
		(send: typeof request): ReadAnswer =>
		async (path, decode, {signal, isAside, largestBytes, onLate}) =>
			requestFromDatabase(
				async (until) => {
					const limits = {longestMs: Infinity, ...(largestBytes === undefined ? {} : {largestBytes})};
					return decode(await send(path, {signal: until, limits}));
				},
				{signal, longestMs: timeoutMs, isAside, onLate},
			);
	const read = readWith(request);
	const readOpen = readWith(requestOpen);

	return {
		...createClusterLists(read, giveWay),
		async overview(tenant, signal, onLate) {
			return read(overviewPath(tenant), decodeOverviewAnswer, {signal, isAside: false, onLate});
		},
		async readVersion(signal) {
			return readOpen('/api/v1/info', decodeVersion, {signal, isAside: true});
		},
		async readCluster(signal) {
			return read('/api/v1/ob/info', decodeCluster, {signal, isAside: true});
		},
		async ping(signal) {
			// A late request may wait on a connection that was lost meanwhile, and not for the database.
			closeLost();
			await requestOpen('/api/v1/time', {signal, limits: {longestMs: longestCheckMs, isFresh: true}});
		},
		async readStatus(signal) {
			const {text: publicKey} = await renewKey(signal);
			const {data} = await requestFromDatabase(
				async (until) => requestOpen('/api/v1/status', {signal: until, limits: {longestMs: Infinity}}),
				{signal, longestMs: Math.min(timeoutMs, longestCheckMs), isAside: false},
			);
			return {
				startedAt: exactInteger(fieldOf(data, 'startAt')),
				databaseState: integer(fieldOf(data, 'obState')),
				identity: word(fieldOf(fieldOf(data, 'agent'), 'identity')),
				publicKey,
			};
		},
		isHeld,
		released,
		drop,
		restarts: () => restarts() + closings(),
		usePassword,
		end,
	};
}

/** The longest wait for a ping or the status. */
const longestCheckMs = 5000;

function decodeOverviewAnswer({data, time}: Answer): OverviewAnswer {
	return {reading: decodeOverview(data, time), agentTime: time?.at};
}

function decodeVersion({data}: Answer): string | undefined {
	return nameOf(fieldOf(data, 'version'))?.split('-', 1)[0];
}

function decodeCluster({data}: Answer): ClusterAnswer {
	return {name: nameOf(fieldOf(fieldOf(data, 'obcluster_info'), 'name')), info: data};
}

/** The request target and also the `Uri` of the header, byte for byte. Throws an AgentError for a name it cannot hold. */
function overviewPath(tenant: string): string {
	// The route takes one segment, so that a name cannot have a slash; proxies resolve a segment of dots.
	if (/^\.{0,2}$|\//v.test(tenant) || !tenant.isWellFormed()) {
		throw new AgentError({reason: 'unaddressableTenant'});
	}

	return `/api/v1/tenant/${encodeURIComponent(tenant)}/restore/overview`;
}

/** A name that is safe to draw; undefined for '' and anything but text. */
function nameOf(value: ExactJson | undefined): string | undefined {
	const name = word(value);
	return name === '' ? undefined : name;
}
