import {setImmediate as nextTurn} from 'node:timers/promises';
import {english} from '../../../source/locale/en.js';
import type {Monitor} from '../../../source/run/monitor.js';
import {openMonitorScreen} from '../../../source/run/monitor-screen.js';
import {systemClock} from '../../../source/system/clock.js';
import {createTheme} from '../../../source/ui/theme.js';
import {createFakeTerminal, type FakeTerminal} from '../../helpers/fake-terminal.js';
import {noteOutputs} from '../../helpers/note-outputs.js';

export type OpenScreen = {readonly terminal: FakeTerminal; readonly close: () => Promise<void>};

/** The screen of a monitor on a terminal of this process. */
export function openScreen(monitor: Monitor): OpenScreen {
	const terminal = createFakeTerminal({columns: 200, rows: 60}, {keepsWritten: false});
	const controller = new AbortController();
	const screen = openMonitorScreen(monitor, {
		stdin: terminal.stdin,
		stdout: terminal.stdout,
		stderr: terminal.stdout,
		style: {words: english, zone: 'utc'},
		theme: createTheme(3),
		themeOn: undefined,
		badge: '',
		asksWidth: false,
		notes: noteOutputs,
		hasTitle: true,
		notifies: undefined,
		stop: nextTurn,
		isInForeground: () => true,
		awaitForeground: async () => undefined,
		clock: systemClock,
		signal: controller.signal,
	});
	return {
		terminal,
		async close() {
			controller.abort();
			screen.close();
			await screen.waitUntilExit();
		},
	};
}

/** Resolves with the time from a key to the bytes that answer it, in ms. */
export async function pressKey(terminal: FakeTerminal, key: string): Promise<number> {
	// Nothing of the last one is left to be written.
	await nextTurn();
	await nextTurn();
	const before = terminal.bytesWritten();
	const began = performance.now();
	terminal.type(key);
	while (terminal.bytesWritten() === before) {
		// eslint-disable-next-line no-await-in-loop -- until there is an answer
		await nextTurn();
	}

	return performance.now() - began;
}
