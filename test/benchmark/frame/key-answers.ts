import {setImmediate as nextTurn} from 'node:timers/promises';
import {english} from '../../../source/locale/en.js';
import {openMonitorScreen} from '../../../source/run/monitor-screen.js';
import {systemClock} from '../../../source/system/clock.js';
import {createTheme} from '../../../source/ui/theme.js';
import {createFakeTerminal, type FakeTerminal} from '../../helpers/fake-terminal.js';
import {createFleetState, createRound, foldRound} from './rounds.js';
import {createMonitorOf} from './standing-monitor.js';

const size = {columns: 200, rows: 60} as const;

/** How long the screen of so many restores takes from a key to the bytes that answer it, in ms, for each of some keys. */
export async function measureKeyAnswers(restores: number, keys: number): Promise<readonly number[]> {
	const terminal = createFakeTerminal(size, {keepsWritten: false});
	const controller = new AbortController();
	const state = foldRound(createFleetState(restores), 1, createRound(1, restores));
	const screen = openMonitorScreen(createMonitorOf(state), {
		stdin: terminal.stdin,
		stdout: terminal.stdout,
		stderr: terminal.stdout,
		style: {words: english, zone: 'utc'},
		theme: createTheme(3),
		badge: '',
		stop: nextTurn,
		clock: systemClock,
		signal: controller.signal,
	});
	// The first key waits for Ink to be loaded.
	await pressKey(terminal, 'j');
	const measured: number[] = [];
	while (measured.length < keys) {
		// eslint-disable-next-line no-await-in-loop -- one key after the other
		measured.push(await pressKey(terminal, measured.length % 10 === 9 ? 'g' : 'j'));
	}

	controller.abort();
	screen.close();
	await screen.waitUntilExit();
	return measured;
}

async function pressKey(terminal: FakeTerminal, key: string): Promise<number> {
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
