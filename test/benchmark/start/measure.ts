import {spawnSync} from 'node:child_process';
import {spawn} from '@lydell/node-pty';
import {createEmulator} from '../../helpers/emulator.js';
import type {BuiltProgram} from '../program.js';

/** Milliseconds from starting a program in a terminal. */
export type FirstSight = {readonly firstBytesMs: number; readonly firstFrameMs: number};

const size = {columns: 100, rows: 30} as const;
const patienceMs = 20_000;

/** Starts a program in a terminal, waits until its screen shows what is expected, and ends it. */
export async function measureFirstSight({command, env}: Started, expected: RegExp): Promise<FirstSight> {
	const [file, ...words] = command;
	const emulator = createEmulator(size);
	const shown = Promise.withResolvers<number>();
	const began = performance.now();
	const child = spawn(file, words, {cols: size.columns, rows: size.rows, env});
	const exit = new Promise((resolve) => {
		child.onExit(resolve);
	});
	let firstBytesMs: number | undefined;
	child.onData((data) => {
		firstBytesMs ??= performance.now() - began;
		void emulator.write(data).then(() => {
			if (expected.test(emulator.lines().join('\n'))) {
				shown.resolve(performance.now() - began);
			}
		});
	});
	const timer = setTimeout(() => {
		shown.reject(new Error(`the screen does not show ${String(expected)}:\n${emulator.lines().join('\n')}`));
	}, patienceMs);
	try {
		const firstFrameMs = await shown.promise;
		return {firstBytesMs: firstBytesMs ?? NaN, firstFrameMs};
	} finally {
		clearTimeout(timer);
		child.kill('SIGTERM');
		await exit;
		emulator.dispose();
	}
}

type Started = Pick<BuiltProgram, 'command' | 'env'>;

/** How long a program takes that ends by itself, in ms; throws if it fails. */
export function measureWhole({command, env}: Started): number {
	const [file, ...words] = command;
	const began = performance.now();
	const {status} = spawnSync(file, words, {env, stdio: 'ignore'});
	if (status !== 0) {
		throw new Error(`${words.join(' ')} ends with ${String(status)}`);
	}

	return performance.now() - began;
}
