import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {runChecks} from './checks.js';
import {benchmarkEta} from './eta/benchmark.js';
import {benchmarkFleet} from './fleet/benchmark.js';
import {benchmarkFrame} from './frame/benchmark.js';
import {benchmarkLive} from './live/benchmark.js';
import {describeMachine} from './machine.js';
import {replaceMarkedSection} from './marked-section.js';
import {benchmarkMemory} from './memory/benchmark.js';
import type {Outcome} from './outcome.js';
import {benchmarkStart} from './start/benchmark.js';

type Benchmark = {readonly title: string; readonly run: () => Promise<Outcome>};

/** In the order of the README. */
const benchmarks: Readonly<Record<string, Benchmark>> = {
	live: {title: 'Left running (`live`)', run: benchmarkLive},
	fleet: {title: 'Ten clusters (`fleet`)', run: benchmarkFleet},
	start: {title: 'Started (`start`)', run: benchmarkStart},
	frame: {title: 'Frames, keys and rounds (`frame`)', run: benchmarkFrame},
	memory: {title: 'Memory over long (`memory`)', run: async () => benchmarkMemory()},
	checks: {title: 'Heaps (`checks`)', run: runChecks},
	eta: {title: 'Estimates (`eta`)', run: async () => ({text: benchmarkEta(), isGood: true})},
};

/** To see that the memory benchmark can fail: what is lost is about as small as what a program loses. */
const memoryLeak: Benchmark = {
	title: 'A leak (`memory-leak`)',
	run: async () => benchmarkMemory({updates: 100_000, updatesPerFrame: 20, leakedBytes: 200}),
};
const named: Readonly<Record<string, Benchmark>> = {...benchmarks, 'memory-leak': memoryLeak};
const readme = path.join(import.meta.dirname, 'README.md');

/** Runs one after the other: two at a time would disturb each other. Prints what each has found. */
async function runAll(list: readonly Benchmark[]): Promise<string> {
	const sections: string[] = [];
	for (const {title, run} of list) {
		// eslint-disable-next-line no-await-in-loop -- see above
		const {text, isGood} = await run();
		process.exitCode = isGood ? process.exitCode : 1;
		const section = `## ${title}\n\n${text}`;
		process.stdout.write(`${section}\n\n`);
		sections.push(section);
	}

	return sections.join('\n\n');
}

const names = process.argv.slice(2);
const unknown = names.filter((name) => !Object.hasOwn(named, name));
if (unknown.length > 0) {
	process.stderr.write(`no benchmark ${unknown.join(', ')}; there is: ${Object.keys(named).join(', ')}\n`);
	process.exitCode = 2;
} else if (names.length > 0) {
	await runAll(names.flatMap((name) => named[name] ?? []));
} else {
	const machine = describeMachine(new Date());
	const text = await runAll(Object.values(benchmarks));
	await writeFile(readme, replaceMarkedSection(await readFile(readme, 'utf8'), `${machine}\n\n${text}`));
}
