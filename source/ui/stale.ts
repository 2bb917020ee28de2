import type {RestoreView} from '../monitor/select/restore-view.js';
import type {Meaning} from './theme.js';

/** What the agent does not confirm any more is greyed. */
export function dimIfStale({isStale}: Pick<RestoreView, 'isStale'>, meaning: Meaning): Meaning {
	return isStale ? 'dim' : meaning;
}
