import {isFinal} from '../../domain/phase.js';
import {hasProgress, isNamed, outcomeOfRestore, type WatchedRestore} from '../../domain/restore/watched-restore.js';
import type {Moment} from '../../domain/moment.js';
import type {WatchedCluster} from '../state.js';

/** How old what is known of a restore is: its state and its figures may come from different sources. */
export type Freshness = {
	/** Neither the agent nor SQL reports the running restore any more. */
	readonly isStale: boolean;
	/** The source of its figures reports them no more. */
	readonly areFiguresStale: boolean;
	/** Until when it has been read, by the monotonic clock: now, or the last reading of any source. */
	readonly readUntilMs: number;
	/** The source of its figures; undefined without any. */
	readonly source: 'agent' | 'sql' | undefined;
	/** The age of its figures in ms; undefined without any. */
	readonly figuresAgeMs: number | undefined;
};

export function freshnessOf(cluster: WatchedCluster, restore: WatchedRestore, now: Moment): Freshness {
	const isRunning = !isFinal(outcomeOfRestore(restore));
	// A refusal of a tenant that was never read is all that there is to read.
	const isRefused = restore.problem !== undefined && restore.job !== undefined;
	const isAgentSilent = cluster.trouble !== undefined || isRefused;
	const isSqlLive =
		cluster.sql.type === 'on' && (restore.progress?.isFresh === true || isListedOverSql(cluster, restore));
	const isStale = isRunning && isAgentSilent && !isSqlLive;
	const source = sourceOf(restore);
	const isSourceSilent = source === 'sql' ? cluster.sql.type !== 'on' : isAgentSilent;
	const readMs = Math.max(restore.sample?.monotonicMs ?? 0, restore.progress?.readMs ?? 0);
	return {
		isStale,
		areFiguresStale: source !== undefined && isRunning && (isStale || isSourceSilent),
		readUntilMs: isStale || restore.isDropped ? readMs : now.monotonicMs,
		source,
		figuresAgeMs: figuresAgeMs(restore, source, now),
	};
}

/** Whether the last list of OceanBase's views had the restore. */
function isListedOverSql({discoverySource}: WatchedCluster, restore: WatchedRestore): boolean {
	return discoverySource === 'sql' && !isNamed(restore) && restore.missingAnswers === 0;
}

/**
 * The source of the progress that is shown; undefined while there is none. When SQL fails its progress stays, unless the
 * agent reports progress itself.
 */
function sourceOf({job, reading, progress}: WatchedRestore): Freshness['source'] {
	const isOfAgent = reading !== undefined && hasProgress(reading);
	const isOfSql = progress !== undefined && job?.finishedAt === undefined && hasProgress(progress);
	if (isOfSql && (progress.isFresh || !isOfAgent)) {
		return 'sql';
	}

	return isOfAgent ? 'agent' : undefined;
}

function figuresAgeMs(
	{sample, progress}: WatchedRestore,
	source: Freshness['source'],
	{monotonicMs}: Moment,
): number | undefined {
	const readMs = source === 'sql' ? progress?.readMs : sample?.monotonicMs;
	return source === undefined || readMs === undefined ? undefined : monotonicMs - readMs;
}
