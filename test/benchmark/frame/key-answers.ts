import {openScreen, pressKey} from './open-screen.js';
import {createFleetState, createRound, foldRound} from './rounds.js';
import {createMonitorOf} from './standing-monitor.js';

/** How long the screen of so many restores takes from a key to the bytes that answer it, in ms, for each of some keys. */
export async function measureKeyAnswers(restores: number, keys: number): Promise<readonly number[]> {
	const state = foldRound(createFleetState(restores), 1, createRound(1, restores));
	const {terminal, close} = openScreen(createMonitorOf(state));
	// Until Ink has been loaded, its rows come between a key and its answer.
	await pressKey(terminal, 'j');
	const measured: number[] = [];
	while (measured.length < keys) {
		// eslint-disable-next-line no-await-in-loop -- one key after the other
		measured.push(await pressKey(terminal, measured.length % 10 === 9 ? 'g' : 'j'));
	}

	await close();
	return measured;
}
