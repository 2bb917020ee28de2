import type {RestoreView} from '../monitor/select/restore-view.js';
import type {Meaning} from './theme.js';

/** Dims what is stale: the cluster does not answer. */
export function dimIfStale({isStale}: Pick<RestoreView, 'isStale'>, meaning: Meaning): Meaning {
	return isStale ? 'dim' : meaning;
}
