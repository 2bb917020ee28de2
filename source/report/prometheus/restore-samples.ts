import type {Outcome} from '../../domain/phase.js';
import type {Share} from '../../domain/progress/track.js';
import type {RestoreView} from '../../monitor/select/restore-view.js';
import {flooredPercent} from '../floored-percent.js';
import {labelValue} from './label-value.js';
import {sampleOf, type Labels, type Sample} from './metrics.js';

type RestoreState = Outcome | 'stalled';

const states = [
	'running',
	'stalled',
	'succeeded',
	'failed',
	'dropped',
	'waiting',
	'none',
	'unknown',
] as const satisfies readonly RestoreState[];

/** The series of one restore. */
export function restoreSamples(view: RestoreView, labels: Labels, intervalMs: number): readonly Sample[] {
	const {job, priorDuration, figuresAgeMs} = view;
	return [
		...stateSamples(view, labels),
		...infoSamples(view, labels),
		...(areFiguresRecent(view, intervalMs) ? figureSamples(view, labels) : []),
		...sampleOf('restop_restore_start_timestamp_seconds', labels, timestamp(job?.startedAt)),
		...sampleOf('restop_restore_end_timestamp_seconds', labels, timestamp(job?.finishedAt)),
		...sampleOf('restop_restore_previous_duration_seconds', labels, decimals(priorDuration?.seconds, 0)),
		...sampleOf('restop_figures_age_seconds', labels, inSeconds(figuresAgeMs)),
	];
}

function stateSamples({outcome, rate}: RestoreView, labels: Labels): readonly Sample[] {
	const present: RestoreState = outcome === 'running' && rate.standstill !== undefined ? 'stalled' : outcome;
	return states.flatMap((state) => sampleOf('restop_restore_state', {...labels, state}, state === present ? 1 : 0));
}

function infoSamples({phase, source, job, failure}: RestoreView, labels: Labels): readonly Sample[] {
	const words: ReadonlyArray<readonly [label: string, word: string | undefined]> = [
		['phase', phase],
		['status', job?.status],
		['sql_status', job?.sqlStatus],
		['source_cluster', job?.sourceCluster],
		['source_tenant', job?.sourceTenant],
		['figures', source],
		['error', failure?.error],
		['error_code', failure?.code?.toString()],
	];
	const known = words.flatMap(([label, word = '']) => (word === '' ? [] : [[label, labelValue(word)] as const]));
	return sampleOf('restop_restore_info', {...labels, ...Object.fromEntries<string>(known)}, 1);
}

const longestAgeMs = 30_000;
const longestAgeRounds = 3;

/** The figures of a restore that has ended are final; those of any other one are of the present, or left out. */
function areFiguresRecent({job, outcome, figuresAgeMs = 0}: RestoreView, intervalMs: number): boolean {
	const isFinished = outcome !== 'dropped' && job?.finishedAt !== undefined;
	return isFinished || figuresAgeMs <= Math.max(longestAgeMs, longestAgeRounds * intervalMs);
}

function figureSamples({data, log, rate, areFiguresStale}: RestoreView, labels: Labels): readonly Sample[] {
	// The end would move away with each scrape.
	const etaMs = areFiguresStale ? undefined : rate.eta?.ms;
	return [
		...sampleOf('restop_restore_progress_ratio', {...labels, track: 'data'}, ratioOf(data.share)),
		...sampleOf('restop_restore_progress_ratio', {...labels, track: 'log'}, ratioOf(log.share)),
		...sampleOf('restop_restore_finished_bytes', labels, data.finishedBytes),
		...sampleOf('restop_restore_total_bytes', labels, data.totalBytes),
		...sampleOf('restop_restore_finished_tablets', labels, data.finishedTablets),
		...sampleOf('restop_restore_total_tablets', labels, data.totalTablets),
		...sampleOf('restop_restore_bytes_per_second', labels, decimals(rate.bytesPerSecond, 0)),
		...sampleOf('restop_restore_log_lag_seconds', labels, inSeconds(log.lagMs)),
		...sampleOf('restop_restore_log_speed_ratio', labels, decimals(rate.logSpeed, 2)),
		...sampleOf('restop_restore_eta_seconds', labels, decimals(inSeconds(etaMs), 0)),
	];
}

/** The same figure as the percentage in JSON. */
function ratioOf(share: Share | undefined): number | undefined {
	return decimals(divided(flooredPercent(share), 100), 4);
}

/** Whole milliseconds, as in JSON. */
function timestamp(at: number | undefined): number | undefined {
	return inSeconds(at === undefined ? undefined : Math.trunc(at));
}

function inSeconds(ms: number | undefined): number | undefined {
	return divided(ms, 1000);
}

function divided(value: number | undefined, divisor: number): number | undefined {
	return value === undefined ? undefined : value / divisor;
}

/** Rounded as in JSON. */
function decimals(value: number | undefined, count: number): number | undefined {
	return value === undefined ? undefined : Math.round(value * 10 ** count) / 10 ** count;
}
