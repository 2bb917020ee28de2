import type {WriteStream} from 'node:tty';
import type {TerminalOutput} from './terminal-screen.js';

/** The size of a terminal that does not say its own, as on some serial lines and in containers: that of the VT100. */
const [usualColumns, usualRows] = [80, 24];

/** A terminal's stream that always has a size: the present one, in cells. */
export function createSizedOutput(stream: Pick<WriteStream, 'columns' | 'rows' | 'write'>): TerminalOutput {
	return {
		get columns() {
			return stream.columns > 0 ? stream.columns : usualColumns;
		},
		get rows() {
			return stream.rows > 0 ? stream.rows : usualRows;
		},
		write: (text) => stream.write(text),
	};
}
