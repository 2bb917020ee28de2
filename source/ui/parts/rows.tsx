import type {Line} from '../line.js';
import type {Theme} from '../theme.js';
import {Row} from './row.js';

/** Rows below one another; a row is known by its place. */
export function Rows({lines, theme}: {readonly lines: readonly Line[]; readonly theme: Theme}) {
	return lines.map((line, index) => <Row key={index} line={line} theme={theme} />);
}
