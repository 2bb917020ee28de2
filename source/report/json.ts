import type {Problem} from '../domain/problem.js';
import type {PhaseSpan} from '../domain/watched-restore.js';
import {selectRestores, type DataView, type LogView, type RestoreView} from '../monitor/select.js';
import type {State, WatchedCluster} from '../monitor/state.js';
import type {Asked, Words} from '../words/words.js';
import {stringifyExact} from './exact-stringify.js';

/** The document of `-o json`, schema restop/1: unknown is null, never 0 and never left out. */
export function formatJson(state: State, words: Words): string {
	const restores = selectRestores(state);
	return `${stringifyExact({
		schema: 'restop/1',
		at: instant(state.now.at),
		clusters: state.clusters.map((cluster) => ({
			name: cluster.name ?? null,
			agent: cluster.address,
			agentVersion: cluster.agentVersion ?? null,
			error: clusterError(cluster, words),
			restores: restores
				.filter((restore) => restore.cluster.address === cluster.address)
				.map((restore) => restoreDocument(restore, words)),
		})),
	})}\n`;
}

function clusterError({trouble, address}: WatchedCluster, words: Words) {
	return trouble === undefined
		? null
		: {...errorDocument(trouble.problem, {address}, words), since: instant(trouble.since.at)};
}

function errorDocument(problem: Problem, asked: Asked, words: Words) {
	return {code: problem.code, ...words.adviseOn(problem, asked), traceId: problem.traceId ?? null};
}

function restoreDocument(restore: RestoreView, words: Words) {
	const {job, tenant, problem, asked, elapsed} = restore;
	return {
		tenant,
		jobId: job?.jobId ?? null,
		status: job?.status ?? null,
		phase: restore.phase,
		outcome: restore.outcome,
		startedAt: instant(job?.startedAt),
		finishedAt: instant(job?.finishedAt),
		elapsedSeconds: elapsed === undefined || elapsed.isDoubtful ? null : Math.round(elapsed.ms / 100) / 10,
		data: dataDocument(restore.data),
		log: logDocument(restore.log),
		phases: restore.phases
			.filter(({phase}) => phase !== 'done' && phase !== 'failed')
			.map((span) => phaseDocument(span)),
		eta: null,
		stalled: null,
		slow: null,
		lastTimeSeconds: null,
		failure: failureDocument(restore),
		error: problem === undefined ? null : errorDocument(problem, asked, words),
		source: restore.source ?? null,
		overview: job?.overview ?? null,
	};
}

function dataDocument(data: DataView) {
	return {
		percent: percentOf(data),
		finishedBytes: data.finishedBytes ?? null,
		totalBytes: data.totalBytes ?? null,
		bytesPerSecond: null,
		averageBytesPerSecond: null,
		finishedTablets: data.finishedTablets ?? null,
		totalTablets: data.totalTablets ?? null,
	};
}

function logDocument(log: LogView) {
	return {
		percent: percentOf(log),
		recoverScn: log.recoverScn === undefined ? null : String(log.recoverScn),
		restoreScn: log.restoreScn === undefined ? null : String(log.restoreScn),
		lagSeconds: log.lagMs === undefined ? null : log.lagMs / 1000,
		speed: null,
	};
}

/** At most two decimals, floored. */
function percentOf({share}: DataView | LogView): number | null {
	return share === undefined ? null : Math.floor(share.percent * 100 + 1e-6) / 100;
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
				server: failure.server ?? null,
				traceId: failure.traceId ?? null,
				comment: failure.comment,
			};
}

function instant(at: number | undefined): string | null {
	return at === undefined ? null : new Date(at).toISOString();
}
