import {selectRestores} from '../monitor/select/restores.js';
import {unmatchedGlobs} from '../monitor/select/unmatched-globs.js';
import type {State} from '../monitor/state.js';

/**
 * The exit code for scripts: 1 if a watched restore failed or its tenant was dropped while it ran; else 3 if something that was
 * named could not be observed, or nothing was found; else 0, also while restores run. What was not named and had ended before
 * watching began does not count.
 */
export function exitCodeOf(state: State): 0 | 1 | 3 {
	const restores = selectRestores(state);
	const outcomes = new Set(restores.filter(({isPast}) => !isPast).map(({outcome}) => outcome));
	if (outcomes.has('failed') || outcomes.has('dropped')) {
		return 1;
	}

	const isUnread = ['waiting', 'none', 'unknown'].some((outcome) =>
		restores.some((restore) => restore.isNamed && restore.outcome === outcome),
	);
	const isUnlisted = state.clusters.some(({discovery, hasListed}) => discovery !== undefined && !hasListed);
	return isUnread || isUnlisted || unmatchedGlobs(state).length > 0 ? 3 : 0;
}
