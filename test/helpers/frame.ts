import {selectRestores} from '../../source/monitor/select/restores.js';
import type {State} from '../../source/monitor/state.js';
import type {Frame} from '../../source/ui/frame.js';
import type {Line} from '../../source/ui/line.js';
import {createTheme} from '../../source/ui/theme.js';
import {english} from '../../source/locale/en.js';

type FrameOptions = {
	readonly columns?: number;
	readonly rows?: number;
	readonly level?: 0 | 1;
};

/** What a part of the screen is given to draw itself; the terminal of ink-testing-library has 100 columns. */
export function frameOf(state: State, {columns = 100, rows = 30, level = 0}: FrameOptions = {}): Frame {
	const theme = createTheme(level);
	return {state, restores: selectRestores(state), columns, rows, words: english, theme, zone: 'utc', badge: ''};
}

export function textOf(line: Line): string {
	return line.map(({text}) => text).join('');
}
