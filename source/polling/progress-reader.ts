import type {ClusterId} from '../domain/cluster.js';
import {isSameCluster, type ClusterIdentity} from '../domain/cluster-identity.js';
import type {ListedReading, ProgressRow} from '../domain/restore-reading.js';
import type {StatusChange} from '../domain/restore/status-change.js';
import type {SqlProblem, SqlReason} from '../domain/sql-problem.js';
import type {FactBody} from '../monitor/fact.js';
import type {Clock} from '../system/clock.js';
import {problemUnlessAborted} from './problem-unless-aborted.js';
import {createStatusHistory} from './status-history.js';

export type ProgressAnswer = {
	readonly rows: readonly ProgressRow[];
	/** The cluster of the server; undefined where it may not be read. */
	readonly identity: ClusterIdentity | undefined;
	/** The first answer over a connection. */
	readonly isFirst: boolean;
	/** With `discovery`: all restores of the cluster, the running ones first; by reference the previous list if nothing changed. */
	readonly restores?: readonly ListedReading[];
	/** With `discovery`: the server's clock, ms since 1970; absent if the server sent no row. */
	readonly serverTime?: number;
	/** With `discovery`: whether `restores` has all ended restores that were asked for, and those that ran before. */
	readonly hasEnded?: boolean;
	/** Why it has not. */
	readonly endedProblem?: SqlProblem;
};

/** Which restores are listed beside those that run. */
export type ProgressDiscovery = {
	/** Those that ended so long ago at most, in ms; 0: none. */
	readonly sinceMs: number;
	/** Jobs that are listed whenever they ended, such as those that were seen running. */
	readonly jobIds?: readonly number[];
};

/** A server that progress is read from; its functions throw errors that `problemOf` knows. */
export type ProgressSource = {
	readonly read: (signal: AbortSignal, discovery?: ProgressDiscovery) => Promise<ProgressAnswer>;
	/**
	 * Whether its restores are taken for the cluster's where it cannot be compared with the agent: the user has named this server, or it
	 * is on the host of the agent.
	 */
	readonly isTrusted?: boolean;
	/** The recorded changes of status, oldest first; does not disturb `read`. */
	readonly readStatusChanges: (signal: AbortSignal) => Promise<readonly StatusChange[]>;
	/** The names of the cluster's tenants; does not disturb `read` either. */
	readonly readTenants: (signal: AbortSignal) => Promise<readonly string[]>;
	readonly close: () => Promise<void>;
};

export type ProgressReaderOptions = {
	readonly cluster: ClusterId;
	/** Connects to the source; may wait until its address is known. */
	readonly open: (signal: AbortSignal) => Promise<ProgressSource>;
	/** Whether the last list over SQL has settled the state of every restore: the same list again says nothing new then. */
	readonly isListed?: () => boolean;
	/** What is to be discovered; undefined where nothing is. Called for each reading. */
	readonly discovery?: () => ProgressDiscovery | undefined;
	/** The cluster of the agent, as far as the agent has described it by now. */
	readonly agentCluster: () => ClusterIdentity | undefined;
	/** The problem of an expected error; undefined for a bug, which is rethrown. */
	readonly problemOf: (error: unknown) => SqlProblem | undefined;
	readonly dispatch: (fact: FactBody) => void;
	readonly clock: Pick<Clock, 'monotonic'>;
	readonly signal: AbortSignal;
};

export type ProgressReader = {
	/** Reads once and dispatches what was read; resolves with the problem, if there was one. */
	readonly read: () => Promise<SqlProblem | undefined>;
	/** Resolves when what is read beside the progress has been read; rejects with a bug. */
	readonly ended: () => Promise<void>;
	readonly close: () => Promise<void>;
};

/** After these the source is opened again: the address, the password or a tunnel may have changed. */
const reopened: ReadonlySet<SqlReason> = new Set(['unreachable', 'timeout', 'accessDenied', 'otherCluster']);

/** Ms. Time passes also where no restore changes: those that ended long ago leave the list. */
const longestListedMs = 60_000;

export function createProgressReader(options: ProgressReaderOptions): ProgressReader {
	const {
		agentCluster,
		cluster,
		open,
		problemOf,
		dispatch,
		clock,
		signal,
		discovery = () => undefined,
		isListed = () => false,
	} = options;
	const aside = new AbortController();
	const history = createStatusHistory({...options, signal: AbortSignal.any([signal, aside.signal])});
	let source: ProgressSource | undefined;
	let listed: readonly ListedReading[] | undefined;
	let listedMs = -Infinity;

	async function read(): Promise<SqlProblem | undefined> {
		try {
			const opened = source ?? (await open(signal));
			source = opened;
			const beganMs = clock.monotonic();
			const answer = await opened.read(signal, discovery());
			const isSame = isSameCluster(answer.identity, agentCluster());
			if (isSame === false) {
				return await fail({reason: 'otherCluster', said: ''});
			}

			const {rows} = answer;
			const verified = isSame === undefined ? {} : {isVerified: true};
			dispatch({type: 'progressRead', cluster, rows, tookMs: clock.monotonic() - beganMs, ...verified});
			dispatchListed(answer, isSame ?? opened.isTrusted ?? false);
			history.follow(answer, opened.readStatusChanges);
			return undefined;
		} catch (error) {
			return fail(problemUnlessAborted(error, {problemOf, signal}));
		}
	}

	/** A list that is the same as before says nothing new, as long as it was the last one. */
	function dispatchListed({restores, serverTime, hasEnded = false}: ProgressAnswer, isOwn: boolean): void {
		const isKnown = restores === listed && isListed() && clock.monotonic() - listedMs < longestListedMs;
		if (restores === undefined || !isOwn || isKnown) {
			return;
		}

		listed = restores;
		listedMs = clock.monotonic();
		const time = serverTime === undefined ? {} : {agentTime: serverTime};
		dispatch({type: 'restoresDiscovered', cluster, source: 'sql', restores, hasAllRunning: true, hasEnded, ...time});
	}

	async function fail(problem: SqlProblem | undefined): Promise<SqlProblem | undefined> {
		if (problem === undefined) {
			return undefined;
		}

		dispatch({type: 'sqlFailed', cluster, problem});
		if (reopened.has(problem.reason)) {
			await closeSource();
		}

		return problem;
	}

	async function closeSource(): Promise<void> {
		const closed = source;
		source = undefined;
		await closed?.close();
	}

	return {
		read,
		ended: history.ended,
		async close() {
			aside.abort();
			await closeSource();
			await history.ended();
		},
	};
}
