import type {Writable} from 'node:stream';
import {setImmediate as nextTurn} from 'node:timers/promises';

/**
 * Waits until all is written: `process.exit` drops what a pipe has not accepted, all beyond its 64 KiB. An error of the
 * stream has been reported to its listeners by then.
 */
export async function drainOutput(output: Pick<Writable, 'write'>): Promise<void> {
	await new Promise<void>((resolve) => {
		output.write('', () => {
			resolve();
		});
	});
	await nextTurn();
}
