import type {RestoreKey} from '../../domain/cluster.js';
import type {State} from '../state.js';

/** The restore whose detail is open, even while another screen covers it; undefined where none is. */
export function selectOpenedDetail({view}: Pick<State, 'view'>): RestoreKey | undefined {
	return view.screens.includes('detail') ? view.selected : undefined;
}
