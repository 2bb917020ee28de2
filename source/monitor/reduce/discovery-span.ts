import {isFinal} from '../../domain/phase.js';
import {isNamed, outcomeOfRestore, type Sample, type WatchedRestore} from '../../domain/restore/watched-restore.js';

/** Ms. A restore whose end was seen stays so long, even where only running ones are to be shown. */
const keptAfterEndMs = 86_400_000;

type Span = {
	/** How long after their end restores are shown, in ms; undefined where none are discovered. */
	readonly sinceMs: number | undefined;
	readonly sample: Sample;
};

/**
 * Whether a discovered restore ended too long ago to be shown. One that failed while it was watched stays: the exit code
 * rests on it, and a person may not have seen it yet.
 */
export function shouldLeaveList(restore: WatchedRestore, {sinceMs = 0, sample}: Span): boolean {
	const finishedAt = restore.job?.finishedAt;
	const outcome = outcomeOfRestore(restore);
	if (isNamed(restore) || finishedAt === undefined || !isFinal(outcome)) {
		return false;
	}

	const hasFailedHere = !restore.isPast && outcome !== 'succeeded';
	const keptMs = restore.isPast ? sinceMs : Math.max(sinceMs, keptAfterEndMs);
	return !hasFailedHere && finishedAt < (sample.agentTime ?? sample.at) - keptMs;
}
