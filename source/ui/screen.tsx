import {memo} from 'react';
import {Box, Text} from 'ink';
import Spinner from 'ink-spinner';
import {paint, type Line} from './line/line.js';
import type {Theme} from './theme.js';

type Props = {readonly lines: readonly Line[]; readonly theme: Theme};

/** The lines of a screen, each in a row of its own. A row that has not changed is not rendered again. */
export function ScreenRows({lines, theme}: Props) {
	return (
		<Box flexDirection="column">
			{lines.map((line, index) => {
				const at = line.findIndex(({meaning}) => meaning === 'spinner');
				return at === -1 ? (
					<Row key={index} text={paint(line, theme)} />
				) : (
					<SpinnerRow key={index} before={paint(line.slice(0, at), theme)} after={paint(line.slice(at + 1), theme)} />
				);
			})}
		</Box>
	);
}

/** An empty text has no height: the blank keeps the row. */
const Row = memo(({text}: {readonly text: string}) => <Text wrap="truncate-end">{text === '' ? ' ' : text}</Text>);

const SpinnerRow = memo(({before, after}: {readonly before: string; readonly after: string}) => (
	<Text wrap="truncate-end">
		{before}
		<Spinner />
		{after}
	</Text>
));
