import {useEffect, useSyncExternalStore} from 'react';
import {Box, Text, useApp, useInput, useStdin, type Key} from 'ink';
import Spinner from 'ink-spinner';
import {placeholderOf} from './placeholder.js';

/** What Ink lays out: so many rows, and a spinner in one of them. */
export type Layout = {
	readonly rows: number;
	/** The row that the spinner turns in; undefined while nothing is waited for. */
	readonly spinnerRow: number | undefined;
};

/** Runs something while the terminal's input is not ours, and takes it back. Throws when it is called in between. */
export type LendTerminal = (use: () => Promise<void>) => Promise<void>;

export type AppProps = {
	readonly layout: {readonly get: () => Layout; readonly subscribe: (listener: () => void) => () => void};
	readonly onInput: (input: string, key: Key) => void;
	/** Called once, when keys are read. */
	readonly onReady: (lend: LendTerminal) => void;
};

/**
 * The rows of the screen as Ink lays them out. Each is a placeholder: Ink takes every character of every row apart several
 * times a frame, which for a screen of 200×60 costs more than all the rest of the program. What stands in a row is
 * drawn past it, by the cells that differ.
 */
export function App({layout, onInput, onReady}: AppProps) {
	const {rows, spinnerRow} = useSyncExternalStore(layout.subscribe, layout.get);
	const {isRawModeSupported} = useStdin();
	const {suspendTerminal} = useApp();
	useInput(onInput, {isActive: isRawModeSupported});
	useEffect(() => {
		onReady(suspendTerminal);
	}, [onReady, suspendTerminal]);
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
