import {Text} from 'ink';
import {paint, type Line} from '../line.js';
import type {Theme} from '../theme.js';

/** One row of the screen. An empty one still takes its row. */
export function Row({line, theme}: {readonly line: Line; readonly theme: Theme}) {
	const text = paint(line, theme);
	return <Text wrap="truncate-end">{text === '' ? ' ' : text}</Text>;
}
