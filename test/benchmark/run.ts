import process from 'node:process';
import {benchmarkEta} from './eta/benchmark.js';

const benchmarks: ReadonlyMap<string, () => string> = new Map([['eta', benchmarkEta]]);

const names = process.argv.slice(2);
const unknown = names.filter((name) => !benchmarks.has(name));
if (names.length === 0 || unknown.length > 0) {
	const asked = unknown.length === 0 ? 'no benchmark named' : `no benchmark ${unknown.join(', ')}`;
	process.stderr.write(`${asked}; there is: ${benchmarks.keys().toArray().join(', ')}\n`);
	process.exitCode = 2;
} else {
	for (const name of names) {
		process.stdout.write(`${benchmarks.get(name)?.() ?? ''}\n`);
	}
}
