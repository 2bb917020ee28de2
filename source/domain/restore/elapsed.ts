import type {RestoreJob} from '../restore-job.js';
import type {Sample, WatchedRestore} from './watched-restore.js';

/** Starts computed from different answers differ by their time on the way. */
const jitterMs = 5000;

/**
 * When a job started, by the monotonic clock; before restop did it is negative. Of nearly the same instants the earliest
 * counts, so that the elapsed time never goes back. Undefined where the start is unknown, or lies in the agent's future: then
 * its time has the wrong zone.
 */
export function startOf(
	{startedAt}: Pick<RestoreJob, 'startedAt'>,
	sample: Sample,
	known: number | undefined,
): number | undefined {
	if (startedAt === undefined) {
		return undefined;
	}

	const agoMs = (sample.agentTime ?? sample.at) - startedAt;
	if (agoMs < 0) {
		return undefined;
	}

	const startedMs = sample.monotonicMs - agoMs;
	return known !== undefined && Math.abs(known - startedMs) < jitterMs ? Math.min(known, startedMs) : startedMs;
}

/**
 * How long a restore has taken until `monotonicMs`, in ms: of an ended one from start to end, whose zones may be wrong but are
 * the same. Undefined where that is unknown. Pass the time of the last reading to freeze it there.
 */
export function elapsedOf(
	{job, sample, startedMs}: Pick<WatchedRestore, 'job' | 'sample' | 'startedMs'>,
	monotonicMs: number,
): number | undefined {
	if (job?.finishedAt !== undefined) {
		const ms = job.startedAt === undefined ? undefined : job.finishedAt - job.startedAt;
		return ms === undefined || ms < 0 ? undefined : ms;
	}

	return startedMs === undefined || sample === undefined
		? undefined
		: Math.max(monotonicMs, sample.monotonicMs) - startedMs;
}
