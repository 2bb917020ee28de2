import {spawn} from 'node:child_process';
import {once} from 'node:events';
import path from 'node:path';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import type {Outcome} from './outcome.js';

/**
 * Runs the tests of this folder that measure heaps (`*.check.ts`). They take long and a busy machine may fail them, thus
 * `npm test` leaves them out.
 */
export async function runChecks(): Promise<Outcome> {
	const argv = ['--import=tsx', '--test', '--test-concurrency=1', path.join(import.meta.dirname, '**/*.check.ts')];
	const child = spawn(process.execPath, argv, {stdio: ['ignore', 'pipe', 'inherit']});
	const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
	return {text: output, isGood: child.exitCode === 0};
}
