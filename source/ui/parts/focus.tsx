import {Box} from 'ink';
import type {Frame} from '../frame.js';
import {chooseLines, type FocusLine} from '../focus-lines.js';
import {Rows} from './rows.js';

type Props = {readonly frame: Frame; readonly lines: readonly FocusLine[]; readonly rows: number};

/** The selected restore, enlarged, in at most `rows` rows. */
export function Focus({frame, lines, rows}: Props) {
	return (
		<Box flexDirection="column" height={rows} flexShrink={0}>
			<Rows lines={chooseLines(lines, rows)} theme={frame.theme} />
		</Box>
	);
}
