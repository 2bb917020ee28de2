import {openScreen, pressKey} from './open-screen.js';
import {createFleetState, createRound, foldRound} from './rounds.js';
import {createMonitorOf} from './standing-monitor.js';

/** How long the screen of so many restores takes from a key to the bytes that answer it, in ms, for each of some keys. */
export async function measureKeyAnswers(restores: number, keys: number): Promise<readonly number[]> {
	return measureAnswers(restores, keys, (index) => (index % 10 === 9 ? 'g' : 'j'));
}

const backspace = '\u{7F}';
/** Digits of names, which let fewer and fewer restores through, and as many steps back. */
const typed = ['1', '2', '3', backspace, backspace, backspace] as const;

/** The same of keys with which a filter is typed. */
export async function measureFilterAnswers(restores: number, keys: number): Promise<readonly number[]> {
	return measureAnswers(restores, keys, (index) => typed[index % typed.length] ?? backspace, '/');
}

async function measureAnswers(
	restores: number,
	keys: number,
	keyAt: (index: number) => string,
	first = 'j',
): Promise<readonly number[]> {
	const state = foldRound(createFleetState(restores), 1, createRound(1, restores));
	const {terminal, close} = openScreen(createMonitorOf(state));
	// Until Ink has been loaded, its rows come between a key and its answer.
	await pressKey(terminal, first);
	const measured: number[] = [];
	while (measured.length < keys) {
		// eslint-disable-next-line no-await-in-loop -- one key after the other
		measured.push(await pressKey(terminal, keyAt(measured.length)));
	}

	await close();
	return measured;
}
