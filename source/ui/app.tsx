import {useEffect, useLayoutEffect, useMemo, useRef, useSyncExternalStore} from 'react';
import {useApp, useInput, useStdin, useStdout, useWindowSize} from 'ink';
import type {Command} from '../monitor/command.js';
import {selectRestores} from '../monitor/select/select.js';
import {screenOf, type State} from '../monitor/state.js';
import type {Zone} from '../locale/times.js';
import type {Words} from '../locale/words.js';
import {modeOf} from './keymap.js';
import {readKeys} from './read-keys.js';
import {ScreenRows} from './screen.js';
import {drawScreen} from './screen-lines.js';
import {eventRowsOf} from './screens/overview.js';
import type {Theme} from './theme.js';

export type AppProps = {
	/** What the app reads and nothing more: the store's own two functions. */
	readonly store: {readonly getState: () => State; readonly subscribe: (listener: () => void) => () => void};
	/** Hands a command to the store, with the time on it. */
	readonly command: (command: Command) => void;
	readonly words: Words;
	readonly theme: Theme;
	readonly zone: Zone;
	readonly badge: string;
	/** Stops the program while the terminal is not its own; resolves when it goes on. */
	readonly stop: () => Promise<void>;
};

/** The only component with effects: the store, the keys and the size of the terminal come in here. */
export function App({store, command, words, theme, zone, badge, stop}: AppProps) {
	const state = useSyncExternalStore(store.subscribe, store.getState);
	const {columns, rows} = useWindowSize();
	const {isRawModeSupported} = useStdin();
	const frame = {state, restores: selectRestores(state), columns, rows, words, zone, badge};
	useInput(
		(input, key) => {
			const mode = modeOf(screenOf(state.view));
			for (const action of readKeys(input, key, {mode, eventRows: eventRowsOf(frame)})) {
				// No screen has a text field that letters could go to.
				if (action.type === 'command') {
					command(action.command);
				}
			}
		},
		{isActive: isRawModeSupported},
	);
	useRedraw(state.view.redraws);
	const wrapping = useNoWrapping();
	useSuspension(state.view, {stop, wrapping});
	return <ScreenRows lines={drawScreen(frame)} theme={theme} />;
}

/** Ink sends only what changed: output of other programs stays until the whole screen is sent again. */
function useRedraw(redraws: number): void {
	const {write} = useStdout();
	useEffect(() => {
		if (redraws > 0) {
			write('\u{1B}[H\u{1B}[2J');
		}
	}, [redraws, write]);
}

type Wrapping = {readonly on: () => void; readonly off: () => void};

/**
 * A row that a terminal draws wider than it was measured must not wrap into the next one: without wrapping, the excess
 * stays in the last column. It is a layout effect since Ink ends only those before it gives the terminal back.
 */
function useNoWrapping(): Wrapping {
	const {stdout} = useStdout();
	const wrapping = useMemo(
		() => ({
			on() {
				stdout.write('\u{1B}[?7h');
			},
			off() {
				stdout.write('\u{1B}[?7l');
			},
		}),
		[stdout],
	);
	useLayoutEffect(() => {
		wrapping.off();
		return wrapping.on;
	}, [wrapping]);
	return wrapping;
}

/**
 * Gives the terminal back and takes it again, around a stop that was asked for or after one that came without notice: a
 * shell has its own modes meanwhile. Ink throws at a second handover during the first.
 */
function useSuspension(
	{suspends, returns}: State['view'],
	{stop, wrapping}: {readonly stop: () => Promise<void>; readonly wrapping: Wrapping},
): void {
	const {suspendTerminal} = useApp();
	const away = useRef(false);
	const done = useRef({suspends: 0, returns: 0});
	useEffect(() => {
		const isStop = suspends > done.current.suspends;
		const isDue = isStop || returns > done.current.returns;
		done.current = {suspends, returns};
		if (!isDue || away.current) {
			return;
		}

		away.current = true;
		const stay = async () => {
			wrapping.on();
			// Otherwise the stop is over already.
			await (isStop ? stop() : undefined);
			wrapping.off();
		};

		void suspendTerminal(stay).finally(() => {
			away.current = false;
		});
	}, [suspends, returns, stop, wrapping, suspendTerminal]);
}
