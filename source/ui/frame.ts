import type {State} from '../monitor/state.js';
import type {RestoreView} from '../monitor/select/restore-view.js';
import type {Zone} from '../locale/times.js';
import type {Words} from '../locale/words.js';

/** All that a screen is drawn from. */
export type Frame = {
	readonly state: State;
	/** What `selectRestores` makes of the state. */
	readonly restores: readonly RestoreView[];
	/** Size of the terminal in cells. */
	readonly columns: number;
	readonly rows: number;
	readonly words: Words;
	readonly zone: Zone;
	/** What the header says of a simulated world; '' for a real one. */
	readonly badge: string;
};
