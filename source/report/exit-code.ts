import type {RestoreView} from '../monitor/select/restore-view.js';

/**
 * The exit code for scripts: 1 if a watched restore failed or its tenant was dropped while it ran; else 3 if one could not be observed;
 * else 0, also while restores run.
 */
export function exitCodeOf(restores: readonly RestoreView[]): 0 | 1 | 3 {
	const outcomes = new Set(restores.map(({outcome}) => outcome));
	if (outcomes.has('failed') || outcomes.has('dropped')) {
		return 1;
	}

	return outcomes.has('waiting') || outcomes.has('none') || outcomes.has('unknown') ? 3 : 0;
}
