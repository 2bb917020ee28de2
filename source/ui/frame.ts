import type {State} from '../monitor/state.js';
import type {RestoreView} from '../monitor/select/restore-view.js';
import type {Zone} from '../locale/times.js';
import type {Words} from '../locale/words.js';
import type {Theme} from './theme.js';

/** All that a part of the screen needs to draw itself. */
export type Frame = {
	readonly state: State;
	readonly restores: readonly RestoreView[];
	readonly columns: number;
	readonly rows: number;
	readonly words: Words;
	readonly theme: Theme;
	readonly zone: Zone;
	/** What the header says of a world that is not real; '' for a real one. */
	readonly badge: string;
};
