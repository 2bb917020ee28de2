import {useSyncExternalStore} from 'react';
import {Box, Text} from 'ink';
import Spinner from 'ink-spinner';
import {placeholderOf} from './placeholder.js';

/** The layout for Ink: a number of rows, and a spinner in one of them. */
export type Layout = {
	readonly rows: number;
	/** The row of the spinner; undefined if there is none. */
	readonly spinnerRow: number | undefined;
};

export type AppProps = {
	readonly layout: {readonly get: () => Layout; readonly subscribe: (listener: () => void) => () => void};
};

/**
 * The rows of the screen as Ink lays them out, as placeholders: Ink parses every character of every row several times a
 * frame, which for a screen of 200×60 costs more than the rest of the program. The content of the rows is written past
 * Ink, only the cells that differ.
 */
export function App({layout}: AppProps) {
	const {rows, spinnerRow} = useSyncExternalStore(layout.subscribe, layout.get);
	return (
		<Box flexDirection="column">
			{Array.from({length: rows}, (_, index) => (
				<Text key={index}>
					{placeholderOf(index)}
					{index === spinnerRow ? <Spinner /> : undefined}
				</Text>
			))}
		</Box>
	);
}
