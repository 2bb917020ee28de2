import type {RestoreView} from '../../monitor/select/restore-view.js';
import type {State, WatchedCluster} from '../../monitor/state.js';
import type {Style} from '../plain.js';

/** How a note is written. */
export type NoteStyle = Pick<Style, 'words' | 'zone'> & {
	/** The version of restop. */
	readonly version: string;
};

/** What the parts of a note are written from. */
export type NoteContext = NoteStyle & {
	readonly state: State;
	readonly cluster: WatchedCluster;
	readonly restore: RestoreView;
};
