import type {WatchedRestore} from '../domain/restore/watched-restore.js';

/** Ms. How often the agent is asked about a restore whose progress comes over SQL: it reports only its start, a step and its end. */
const agentEveryMs = 10_000;

/** Whether a restore need not be read from the agent yet, since SQL reports its progress. */
export function isReadOverSql({progress, sample}: WatchedRestore, nowMs: number): boolean {
	return progress?.isFresh === true && sample !== undefined && nowMs - sample.monotonicMs < agentEveryMs;
}
