import type {State} from '../../source/monitor/state.js';
import type {Charset} from '../../source/text/charset.js';
import {createFrame} from '../../source/ui/create-frame.js';
import type {Frame} from '../../source/ui/frame.js';
import type {Line} from '../../source/ui/line/line.js';
import {english} from '../../source/locale/en.js';

type FrameOptions = {
	readonly columns?: number;
	readonly rows?: number;
	readonly hasKeys?: boolean;
	readonly charset?: Charset;
};

/** What a screen and its parts are drawn from. */
export function frameOf(
	state: State,
	{columns = 100, rows = 30, hasKeys = true, charset = 'unicode'}: FrameOptions = {},
): Frame {
	return createFrame({state, columns, rows, words: english, zone: 'utc', badge: '', hasKeys, charset});
}

export function textOf(line: Line): string {
	return line.map(({text}) => text).join('');
}

/** The lines as a terminal would show them, without blanks at their ends. */
export function textsOf(lines: readonly Line[]): readonly string[] {
	return lines.map((line) => textOf(line).trimEnd());
}
