import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {setTimeout as sleep} from 'node:timers/promises';
import type {BuiltProgram} from '../program.js';
import {readUsage} from '../process-usage.js';
import {watchTerminal, type Traffic} from './watched-terminal.js';

/** What a program costs while it runs. */
export type Cost = {
	readonly cpuSecondsPerMinute: number;
	/** In the end. */
	readonly rssMebibytes: number;
};

export type ScreenCost = Cost & {readonly seconds: number; readonly traffic: Traffic};

/** A program, and how long it is left alone before it is measured: code is compiled, lists and caches are filled. */
export type Measurement = Pick<BuiltProgram, 'command' | 'env'> & {
	readonly warmUpSeconds: number;
	readonly seconds: number;
};

const size = {columns: 200, rows: 60} as const;

/** Measures a program on a terminal; throws if it does not show what it should by the end. */
export async function measureScreen(measurement: Measurement, expected: RegExp): Promise<ScreenCost> {
	const {warmUpSeconds, seconds} = measurement;
	const terminal = watchTerminal({command: measurement.command, env: measurement.env, size});
	try {
		await sleep(warmUpSeconds * 1000);
		terminal.takeTraffic();
		const cost = await measureProcess(terminal.pid, seconds);
		const traffic = terminal.takeTraffic();
		const text = terminal.lines().join('\n');
		if (!expected.test(text)) {
			throw new Error(`the screen does not show ${String(expected)}:\n${text}`);
		}

		return {...cost, seconds, traffic};
	} finally {
		await terminal.close();
	}
}

/** Measures a program whose output goes nowhere. */
export async function measureQuiet({command, env, warmUpSeconds, seconds}: Measurement): Promise<Cost> {
	const [file, ...words] = command;
	const child = spawn(file, words, {env, stdio: 'ignore'});
	const exit = once(child, 'exit');
	try {
		await sleep(warmUpSeconds * 1000);
		return await measureProcess(child.pid ?? 0, seconds);
	} finally {
		child.kill('SIGTERM');
		await exit;
	}
}

async function measureProcess(pid: number, seconds: number): Promise<Cost> {
	const before = await readUsage(pid);
	await sleep(seconds * 1000);
	const after = await readUsage(pid);
	return {
		cpuSecondsPerMinute: ((after.cpuSeconds - before.cpuSeconds) / seconds) * 60,
		rssMebibytes: after.rssMebibytes,
	};
}
