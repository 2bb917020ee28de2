import type {RestoreEvent} from '../domain/event.js';
import type {Problem} from '../domain/problem.js';
import type {Eta} from '../domain/progress/eta.js';
import type {PhaseSpan} from '../domain/restore/phase-span.js';
import type {SqlProblem} from '../domain/sql-problem.js';
import {eventsAfter} from '../monitor/select/events-after.js';
import {selectRestores} from '../monitor/select/restores.js';
import type {RestoreView} from '../monitor/select/restore-view.js';
import type {State, WatchedCluster} from '../monitor/state.js';
import type {ProblemSubject, Words} from '../locale/words.js';
import {stringifyExact} from '../text/stringify-exact.js';
import {flooredPercent} from './floored-percent.js';
import {joinSentence} from './join-sentence.js';

/** The document of `-o json`, schema restop/1: an unknown value is null, never 0 and never left out. */
export function formatJson(state: State, words: Words): string {
	return `${stringifyExact(jsonDocument(state, words, {hasOverview: true, lastEventId: 0}))}\n`;
}

export type DocumentParts = {
	/** Whether restores hold the agent's own response. */
	readonly hasOverview: boolean;
	/** Newer events are included. */
	readonly lastEventId: number;
};

/** The document of every JSON output, as an object. */
export function jsonDocument(state: State, words: Words, {hasOverview, lastEventId}: DocumentParts) {
	const restores = Map.groupBy(selectRestores(state), ({key}) => key.cluster);
	return {
		schema: 'restop/1',
		at: instant(state.now.at),
		clusters: state.clusters.map((cluster) => ({
			...clusterDocument(cluster, words),
			restores: (restores.get(cluster.id) ?? []).map((restore) => ({
				...restoreDocument(restore, state.now.at, words),
				...(hasOverview ? {overview: restore.job?.overview ?? null} : {}),
			})),
		})),
		events: eventsAfter(state.events, lastEventId).map((event) => eventDocument(event, words)),
	};
}

/** A cluster in the document, without its restores. */
export function clusterDocument(cluster: WatchedCluster, words: Words) {
	return {
		name: cluster.label ?? cluster.name ?? null,
		agent: cluster.agent,
		agentVersion: cluster.agentVersion ?? null,
		error: clusterError(cluster, words),
		sql: sqlDocument(cluster, words),
		discovery: cluster.discoverySource ?? null,
	};
}

function clusterError({trouble, agent, answeredAt}: WatchedCluster, words: Words) {
	const subject = {address: agent, hasAnswered: answeredAt !== undefined};
	return trouble === undefined
		? null
		: {...errorDocument(trouble.problem, subject, words), since: instant(trouble.since.at)};
}

const sqlStates = {unused: 'unused', asking: 'connecting', on: 'on', off: 'off'} as const;

function sqlDocument({sql}: WatchedCluster, words: Words) {
	return {state: sqlStates[sql.type], error: sql.type === 'off' ? sqlError(sql.problem, words) : null};
}

/** The kinds of problems that scripts know. */
const sqlCodes: Readonly<Record<SqlProblem['reason'], Problem['code']>> = {
	noPassword: 'unauthorized',
	accessDenied: 'unauthorized',
	noAddress: 'notFound',
	unreachable: 'unreachable',
	timeout: 'timeout',
	noView: 'notFound',
	otherCluster: 'rejected',
	failed: 'rejected',
};

function sqlError(problem: SqlProblem, words: Words) {
	return {code: sqlCodes[problem.reason], ...words.describeSqlProblem(problem), traceId: null};
}

function eventDocument({at, tenant, change}: RestoreEvent, words: Words) {
	return {
		at: instant(at),
		tenant: tenant ?? null,
		type: change.type,
		text: joinSentence(words.describeChange(change), words),
	};
}

function errorDocument(problem: Problem, subject: ProblemSubject, words: Words) {
	return {code: problem.code, ...words.describeProblem(problem, subject), traceId: problem.traceId ?? null};
}

/** A restore in the document, without the agent's own response. */
export function restoreDocument(restore: RestoreView, now: number, words: Words) {
	const {job, tenant, problem, subject, elapsedMs} = restore;
	return {
		tenant,
		named: restore.isNamed,
		jobId: job?.jobId ?? null,
		...statusDocument(job),
		phase: restore.phase,
		outcome: restore.outcome,
		startedAt: instant(job?.startedAt),
		finishedAt: instant(job?.finishedAt),
		elapsedSeconds: elapsedMs === undefined ? null : Math.round(elapsedMs / 100) / 10,
		data: dataDocument(restore),
		log: logDocument(restore),
		phases: restore.phases
			.filter(({phase}) => phase !== 'done' && phase !== 'failed')
			.map((span) => phaseDocument(span)),
		eta: etaDocument(restore, now),
		isGone: restore.isGone,
		isCancelled: restore.isCancelled,
		stalled: stallDocument(restore),
		slow: restore.rate.isSlow ?? null,
		lastTimeSeconds: restore.priorDuration === undefined ? null : Math.round(restore.priorDuration.seconds),
		failure: failureDocument(restore),
		error: problem === undefined ? null : errorDocument(problem, subject, words),
		source: restore.source ?? null,
		figuresAgeSeconds: restore.figuresAgeMs === undefined ? null : Math.round(restore.figuresAgeMs / 100) / 10,
	};
}

/** The agent's own word, which is not known of a restore that was only read over SQL; and that of OceanBase's view. */
function statusDocument(job: RestoreView['job']) {
	const isOfAgent = job?.overview !== undefined;
	return {
		status: (isOfAgent ? job?.status : undefined) ?? null,
		sqlStatus: job?.sqlStatus ?? (isOfAgent ? undefined : job?.status) ?? null,
	};
}

function dataDocument({data, rate, areFiguresStale}: RestoreView) {
	return {
		percent: flooredPercent(data.share) ?? null,
		finishedBytes: data.finishedBytes ?? null,
		totalBytes: data.totalBytes ?? null,
		bytesPerSecond: rounded(rate.bytesPerSecond),
		averageBytesPerSecond: rounded(rate.averageBytesPerSecond),
		etaSeconds: areFiguresStale ? null : secondsOf(rate.trackEtas.data),
		finishedTablets: data.finishedTablets ?? null,
		totalTablets: data.totalTablets ?? null,
	};
}

function logDocument({log, rate, areFiguresStale}: RestoreView) {
	return {
		percent: flooredPercent(log.share) ?? null,
		recoverScn: log.recoverScn === undefined ? null : String(log.recoverScn),
		restoreScn: log.restoreScn === undefined ? null : String(log.restoreScn),
		lagSeconds: log.lagMs === undefined ? null : log.lagMs / 1000,
		speed: rate.logSpeed === undefined ? null : Math.round(rate.logSpeed * 100) / 100,
		etaSeconds: areFiguresStale ? null : secondsOf(rate.trackEtas.log),
	};
}

/** Figures that are read no more give no estimate: the end would move away with each document. */
function etaDocument({rate: {eta}, areFiguresStale}: RestoreView, now: number) {
	return eta === undefined || areFiguresStale
		? null
		: {
				seconds: seconds(eta.ms),
				lowSeconds: seconds(eta.lowMs),
				highSeconds: seconds(eta.highMs),
				at: instant(now + eta.ms),
			};
}

function stallDocument({rate: {standstill}}: RestoreView) {
	if (standstill === undefined) {
		return null;
	}

	const {sinceMs, longestPauseMs} = standstill;
	return {
		sinceSeconds: seconds(sinceMs),
		longestPauseSeconds: longestPauseMs === undefined ? null : seconds(longestPauseMs),
	};
}

function secondsOf(eta: Eta | undefined): number | null {
	return eta === undefined ? null : seconds(eta.ms);
}

function seconds(ms: number): number {
	return Math.round(ms / 1000);
}

function rounded(value: number | undefined): number | null {
	return value === undefined ? null : Math.round(value);
}

function phaseDocument({phase, since, isOpenStart, durationMs}: PhaseSpan) {
	return {
		phase,
		startedAt: isOpenStart ? null : instant(since.at),
		seconds: isOpenStart || durationMs === undefined ? null : durationMs / 1000,
	};
}

function failureDocument({failure}: RestoreView) {
	return failure === undefined
		? null
		: {
				error: failure.error ?? null,
				code: failure.code ?? null,
				module: failure.module ?? null,
				logStream: failure.logStream ?? null,
				server: failure.server ?? null,
				traceId: failure.traceId ?? null,
				more: failure.more,
				comment: failure.comment,
			};
}

/** The latest time that a Date can hold, ms since 1970. */
const lastInstant = 8.64e15;

function instant(at: number | undefined): string | null {
	// The ETA of a restore that hardly moves may lie beyond the year 275760, the last one of a Date.
	return at === undefined || Math.abs(at) > lastInstant ? null : new Date(at).toISOString();
}
