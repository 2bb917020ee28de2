import type {State} from '../monitor/state.js';
import type {RestoreView} from '../monitor/select/restore-view.js';
import type {PauseView} from '../monitor/select/seen.js';
import type {Zone} from '../locale/times.js';
import type {Words} from '../locale/words.js';
import type {Charset} from '../text/charset.js';

/** Everything that a screen is drawn from. */
export type Frame = {
	readonly state: State;
	/** The result of `selectShown` for the state. */
	readonly restores: readonly RestoreView[];
	/** The same without the filter by text: columns and rows keep their places while one is typed. */
	readonly candidates: readonly RestoreView[];
	/** How long the screen has stood still; undefined while it is live. `state` is the one at that time. */
	readonly pause: PauseView | undefined;
	/** The size of the terminal in cells. */
	readonly columns: number;
	readonly rows: number;
	/** Spelt in the frame's charset. */
	readonly words: Words;
	readonly charset: Charset;
	readonly zone: Zone;
	/** The note in the header for a demo; '' for a real cluster. */
	readonly badge: string;
	/** Whether keys can be read. */
	readonly hasKeys: boolean;
};
