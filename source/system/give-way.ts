import {setImmediate as nextTurn} from 'node:timers/promises';

/** Lets the work go on that waits for the event loop: input, answers, the screen. */
export async function giveWay(): Promise<void> {
	await nextTurn();
}
