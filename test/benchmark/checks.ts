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
	const argv = [
		'--import=tsx',
		'--test',
		'--test-concurrency=1',
		'--test-reporter=spec',
		path.join(import.meta.dirname, '**/*.check.ts'),
	];
	const child = spawn(process.execPath, argv, {stdio: ['ignore', 'pipe', 'inherit']});
	const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
	const isGood = child.exitCode === 0;
	return {text: isGood ? listPassed(output) : `\`\`\`\n${output}\n\`\`\``, isGood};
}

/** The titles of what has passed, without how long it took. */
function listPassed(output: string): string {
	const titles = output.matchAll(/^✔ (.+) \([\d.]+ms\)$/gmv).map(([, title = '']) => `- passed: ${title}`);
	return titles.toArray().join('\n');
}
