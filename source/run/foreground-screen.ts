import type {Frame} from '../ui/frame.js';
import type {Theme} from '../ui/theme.js';
import type {MonitorScreen} from './monitor-screen.js';

export type ForegroundScreenOptions = {
	/** Resolves when the terminal is ours, or when the signal is aborted. */
	readonly awaitForeground: () => Promise<void>;
	readonly isInForeground: () => boolean;
	readonly signal: AbortSignal;
};

/** A screen that may never be opened. */
type ForegroundScreen = Omit<MonitorScreen, 'frame' | 'theme'> & {
	/** The present state as the screen draws it; undefined if there is none. */
	readonly frame: () => Frame | undefined;
	readonly theme: () => Theme | undefined;
};

/** Opens a screen at once in the foreground, else when the program comes there; never after the signal is aborted. */
export function openInForeground(open: () => MonitorScreen, options: ForegroundScreenOptions): ForegroundScreen {
	const {awaitForeground, isInForeground, signal} = options;
	let screen = isInForeground() ? open() : undefined;

	async function openLater(): Promise<void> {
		await awaitForeground();
		if (!signal.aborted) {
			screen = open();
		}
	}

	const opening = screen === undefined ? openLater() : undefined;
	return {
		close() {
			screen?.close();
		},
		async waitUntilExit() {
			await opening;
			return screen?.waitUntilExit();
		},
		frame: () => screen?.frame(),
		theme: () => screen?.theme(),
	};
}
