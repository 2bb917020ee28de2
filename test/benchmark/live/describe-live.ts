import {formatFigure, judgeLimits, type Limit} from '../limits.js';
import type {Outcome} from '../outcome.js';
import {formatTable} from '../table.js';
import type {Cost, Measurement, ScreenCost} from './measure.js';

/** A cluster that is watched. */
export type LiveCase = {
	readonly title: string;
	readonly tenants: number;
	readonly intervalSeconds: number;
	/** Whether the figures of the restores move. */
	readonly isMoving: boolean;
	readonly mostMebibytes: number;
};

export type LiveResult = {
	readonly watched: LiveCase;
	readonly screen: ScreenCost;
	readonly plain: Cost;
	/** Undefined where it is not installed. */
	readonly peer: ScreenCost | undefined;
};

type Times = Pick<Measurement, 'seconds' | 'warmUpSeconds'>;

export function describeLive(results: readonly LiveResult[], times: Times): Outcome {
	const {text, isGood} = judgeLimits(results.flatMap((result) => limitsOf(result)));
	const table = formatTable([head, ...results.flatMap((result) => rowsOf(result))]);
	return {text: [describeMethod(times), table, text].join('\n\n'), isGood};
}

const head = ['', 'frames/s', 'bytes/s', 'cell difference/s', 'ratio', 'CPU s/min', 'RSS MiB'];

function rowsOf({watched: {title}, screen, plain, peer}: LiveResult): ReadonlyArray<readonly string[]> {
	return [
		[title, ...trafficCells(screen), ...costCells(screen)],
		['— `-o plain`', '', '', '', '', ...costCells(plain)],
		peer === undefined
			? ['— `watch mariadb`: not installed']
			: ['— `watch mariadb`', ...trafficCells(peer), formatFigure(peer.cpuSecondsPerMinute)],
	];
}

function trafficCells({traffic, seconds}: ScreenCost): readonly string[] {
	const {bytes, differenceBytes, frames} = traffic;
	const ratio = differenceBytes === 0 ? '' : formatFigure(bytes / differenceBytes);
	return [...[frames, bytes, differenceBytes].map((sum) => formatFigure(sum / seconds)), ratio];
}

function costCells({cpuSecondsPerMinute, rssMebibytes}: Cost): readonly string[] {
	return [formatFigure(cpuSecondsPerMinute), rssMebibytes.toFixed(0)];
}

function limitsOf({watched, screen, plain, peer}: LiveResult): readonly Limit[] {
	const {title, isMoving, mostMebibytes} = watched;
	const {bytes, differenceBytes} = screen.traffic;
	const rss = {name: `${title}: RSS, MiB`, value: screen.rssMebibytes, most: mostMebibytes};
	if (!isMoving) {
		return [{name: `${title}: bytes a second`, value: bytes / screen.seconds, most: 40}, rss];
	}

	const added = screen.cpuSecondsPerMinute - plain.cpuSecondsPerMinute;
	return [
		{name: `${title}: bytes, as a multiple of the cell difference`, value: bytes / differenceBytes, most: 1.5},
		{
			name: `${title}: CPU of the screen beyond \`-o plain\`, as a multiple of \`watch\``,
			value: peer && added / peer.cpuSecondsPerMinute,
			most: 0.5,
		},
		rss,
	];
}

function describeMethod({seconds, warmUpSeconds}: Times): string {
	return [
		`The built program in a terminal of 200x60 over a simulated cluster in real time, for ${seconds} s after ${warmUpSeconds} s of warming`,
		'up, and at the same time `-o plain`, and `watch` with the `mariadb` client selecting the same rows from the same server.',
		'The cell difference is what a plain cell-wise method would send between the frames that an emulator shows, where a frame',
		'is what stands when 40 ms are quiet. `BENCHMARK_SECONDS` sets another length.',
	].join('\n');
}
