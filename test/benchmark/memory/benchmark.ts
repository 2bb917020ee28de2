import {spawn} from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import type {Outcome} from '../outcome.js';
import {medianOf} from '../statistics.js';
import {formatTable} from '../table.js';
import {samples, type Sample} from './sample.js';

const program = path.join(import.meta.dirname, 'program.ts');

type MemoryOptions = {
	readonly updates: number;
	readonly updatesPerFrame: number;
	/** What the measured program is made to lose with each update, to see that it is seen. */
	readonly leakedBytes?: number;
};

/** A minute or two. A frame takes as long as hundreds of updates, so that a twentieth of them is drawn. */
const usual: MemoryOptions = {updates: 100_000, updatesPerFrame: 20};

/** How much of what a figure is after warming up it may grow by until the end. */
const mostGrowth = 0.1;
/** Samples, from 1 on: at the first ones the lists are full and the code is compiled, and the last are the end. */
const warmSamples = [4, 5, 6];
const lastSamples = [8, 9, 10];

/** Whether the whole program, drawing on a terminal, keeps its memory over long: a table, and a verdict on it. */
export async function benchmarkMemory(options: MemoryOptions = usual): Promise<Outcome> {
	const measured = await measure(options);
	const growths = (['heapUsed', 'rss'] as const).map((figure) => growthOf(measured, figure));
	const isGood = growths.every(({from, to}) => to - from <= from * mostGrowth);
	return {
		text: [
			`${options.updates} updates of 50 tenants on a terminal of 120x40, each ${options.updatesPerFrame}th drawn, with production React; memory in MB after a collection.`,
			'',
			formatTable([
				['updates', 'heap', 'external', 'RSS', 'frames', 'written'],
				...measured.map((sample) => cellsOf(sample)),
			]),
			'',
			`- ${isGood ? 'flat' : '**GROWN**'}: ${growths.map((growth) => describe(growth)).join('; ')}; at most ${mostGrowth * 100} % more are flat.`,
		].join('\n'),
		isGood,
	};
}

async function measure({updates, updatesPerFrame, leakedBytes = 0}: MemoryOptions): Promise<readonly Sample[]> {
	const figures = [updates, updatesPerFrame, leakedBytes].map(String);
	const child = spawn(process.execPath, ['--expose-gc', '--import=tsx', program, ...figures], {
		// React is chosen when it is imported.
		env: {...process.env, NODE_ENV: 'production'},
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
	const measured = stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Sample]));
	if (measured.length !== samples || !stderr.includes('tenant0')) {
		throw new Error(`the measured program took ${measured.length} samples of ${samples}:\n${stderr}`);
	}

	return measured;
}

type Growth = {readonly name: string; readonly from: number; readonly to: number};

/** Medians of some samples: when the system takes memory back is chance. */
function growthOf(measured: readonly Sample[], figure: 'heapUsed' | 'rss'): Growth {
	const median = (places: readonly number[]) => medianOf(places.map((place) => measured[place - 1]?.[figure] ?? NaN));
	return {name: figure === 'rss' ? 'RSS' : 'heap', from: median(warmSamples), to: median(lastSamples)};
}

function describe({name, from, to}: Growth): string {
	return `${name} from ${megabytes(from)} to ${megabytes(to)} MB (${((100 * (to - from)) / from).toFixed(1)} %)`;
}

function cellsOf({updates, heapUsed, external, rss, frames, bytesWritten}: Sample): readonly string[] {
	const memory = [heapUsed, external, rss].map((bytes) => megabytes(bytes));
	return [String(updates), ...memory, String(frames), megabytes(bytesWritten)];
}

function megabytes(bytes: number): string {
	return (bytes / 1e6).toFixed(1);
}
