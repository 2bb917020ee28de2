import process from 'node:process';
import {runChecks} from './checks.js';
import {benchmarkEta} from './eta/benchmark.js';
import {benchmarkMemory} from './memory/benchmark.js';
import type {Outcome} from './outcome.js';

const benchmarks: ReadonlyMap<string, () => Promise<Outcome>> = new Map([
	['eta', async () => ({text: benchmarkEta(), isGood: true})],
	['memory', async () => benchmarkMemory()],
	['checks', runChecks],
	// To see that the memory benchmark can fail: what is lost is about as small as what a program loses.
	['memory-leak', async () => benchmarkMemory({updates: 100_000, updatesPerFrame: 20, leakedBytes: 200})],
]);

const names = process.argv.slice(2);
const unknown = names.filter((name) => !benchmarks.has(name));
if (names.length === 0 || unknown.length > 0) {
	const asked = unknown.length === 0 ? 'no benchmark named' : `no benchmark ${unknown.join(', ')}`;
	process.stderr.write(`${asked}; there is: ${benchmarks.keys().toArray().join(', ')}\n`);
	process.exitCode = 2;
} else {
	for (const name of names) {
		// eslint-disable-next-line no-await-in-loop -- two at a time would disturb each other
		const outcome = await benchmarks.get(name)?.();
		process.stdout.write(`${outcome?.text ?? ''}\n`);
		process.exitCode = outcome?.isGood === false ? 1 : process.exitCode;
	}
}
