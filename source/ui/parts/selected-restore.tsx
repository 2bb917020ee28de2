import {Box} from 'ink';
import type {Frame} from '../frame.js';
import {chooseLines, type DetailLine} from '../selected-restore.js';
import {Rows} from './rows.js';

type Props = {readonly frame: Frame; readonly lines: readonly DetailLine[]; readonly rows: number};

/** The selected restore, enlarged, in at most `rows` rows. */
export function SelectedRestore({frame, lines, rows}: Props) {
	return (
		<Box flexDirection="column" height={rows} flexShrink={0}>
			<Rows lines={chooseLines(lines, rows)} theme={frame.theme} />
		</Box>
	);
}
