import process from 'node:process';
import {formatFigure, judgeLimits, type Limit} from '../limits.js';
import {password, startCluster, type LiveCluster} from '../live/cluster.js';
import type {Outcome} from '../outcome.js';
import {prepareProgram, type BuiltProgram} from '../program.js';
import {medianOf} from '../statistics.js';
import {formatTable} from '../table.js';
import {measureFirstSight, measureWhole} from './measure.js';

/** One run of everything, in ms. */
type Run = {
	readonly node: number;
	readonly version: number;
	readonly help: number;
	readonly firstBytes: number;
	readonly firstFrame: number;
	readonly firstFigures: number;
};

const names: Readonly<Record<keyof Run, string>> = {
	node: '`node -e 0`',
	version: '`restop --version`',
	help: '`restop --help`',
	firstBytes: 'screen, first bytes',
	firstFrame: 'screen, first frame',
	firstFigures: 'screen, first figures',
};

/** Of `node -e 0`. */
const most: ReadonlyMap<keyof Run, number> = new Map([
	['version', 2],
	['help', 2],
	['firstFrame', 4],
]);

/** How long one waits after the command, beside Node itself. */
export async function benchmarkStart(): Promise<Outcome> {
	const runs = Number(process.env['BENCHMARK_RUNS'] ?? 15);
	const [program, cluster] = await Promise.all([prepareProgram(password), startCluster({tenants: 2, isMoving: true})]);
	const measured: Run[] = [];
	try {
		// Nobody starts a program often for the first time.
		await measureRun(program, cluster);
		while (measured.length < runs) {
			// eslint-disable-next-line no-await-in-loop -- two at a time would disturb each other
			measured.push(await measureRun(program, cluster));
		}
	} finally {
		await Promise.all([program.close(), cluster.close()]);
	}

	return describeRuns(measured);
}

async function measureRun({command, env}: BuiltProgram, {tenants, agentPort}: LiveCluster): Promise<Run> {
	const screen = [...command, ...tenants, '--agent', `127.0.0.1:${agentPort}`] as const;
	const [node] = command;
	const whole = {
		node: measureWhole({command: [node, '-e', '0'], env}),
		version: measureWhole({command: [...command, '--version'], env}),
		help: measureWhole({command: [...command, '--help'], env}),
	};
	const {firstBytesMs, firstFrameMs} = await measureFirstSight({command: screen, env}, /restop/v);
	const {firstFrameMs: firstFiguresMs} = await measureFirstSight({command: screen, env}, /\d%/v);
	return {...whole, firstBytes: firstBytesMs, firstFrame: firstFrameMs, firstFigures: firstFiguresMs};
}

function describeRuns(runs: readonly Run[]): Outcome {
	const keys = Object.keys(names) as ReadonlyArray<keyof Run>;
	const median = (key: keyof Run) => medianOf(runs.map((run) => run[key]));
	const ratio = (key: keyof Run) => median(key) / median('node');
	const limits = keys.flatMap((key): readonly Limit[] => {
		const limit = most.get(key);
		return limit === undefined ? [] : [{name: `${names[key]}, as a multiple of Node`, value: ratio(key), most: limit}];
	});
	const table = formatTable([
		['', 'ms', '× `node -e 0`'],
		...keys.map((key) => [names[key], median(key).toFixed(0), formatFigure(ratio(key))]),
	]);
	const {text, isGood} = judgeLimits(limits);
	const method = [
		`Medians of ${runs.length} interleaved runs of each, by the same Node, with a compile cache that has been filled; the screen in`,
		'a terminal of 100x30. `BENCHMARK_RUNS` sets another number.',
	].join('\n');
	return {text: [method, table, text].join('\n\n'), isGood};
}
