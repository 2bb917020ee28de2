import {Buffer} from 'node:buffer';
import {spawn} from '@lydell/node-pty';
import {createEmulator, type Cell, type Emulator, type Size} from '../../helpers/emulator.js';
import {countDifference, type ShownPicture} from './cell-difference.js';

export type WatchedTerminal = {
	readonly pid: number;
	readonly lines: () => readonly string[];
	/** What has reached the terminal since the last call. */
	readonly takeTraffic: () => Traffic;
	/** Asks the program to end, and resolves when it has. */
	readonly close: () => Promise<void>;
};

export type Traffic = {
	readonly bytes: number;
	/** The sum of the computed differences between the frames that were seen. */
	readonly differenceBytes: number;
	readonly frames: number;
};

type Command = {
	readonly command: readonly [file: string, ...words: readonly string[]];
	readonly env: Readonly<Record<string, string>>;
	readonly size: Size;
};

/** A frame is what is shown when nothing has come for so long, in ms. */
const quietMs = 40;
const noTraffic: Traffic = {bytes: 0, differenceBytes: 0, frames: 0};

/** Runs a program in a terminal that counts what it is sent. */
export function watchTerminal({command, env, size}: Command): WatchedTerminal {
	const [file, ...words] = command;
	const child = spawn(file, words, {name: 'xterm-256color', cols: size.columns, rows: size.rows, env, encoding: null});
	const emulator = createEmulator(size);
	let shown = readPicture(emulator);
	let traffic = noTraffic;
	let timer: NodeJS.Timeout | undefined;

	async function countFrame(): Promise<void> {
		// What has been written is on the glass after this.
		await emulator.write('');
		const next = readPicture(emulator);
		const differenceBytes = traffic.differenceBytes + countDifference(shown, next);
		traffic = {...traffic, differenceBytes, frames: traffic.frames + 1};
		shown = next;
	}

	child.onData((data) => {
		// Without an encoding the data is bytes, which the types leave out.
		const bytes = Buffer.from(data);
		traffic = {...traffic, bytes: traffic.bytes + bytes.length};
		void emulator.write(bytes);
		clearTimeout(timer);
		timer = setTimeout(() => {
			void countFrame();
		}, quietMs);
	});
	const exit = new Promise((resolve) => {
		child.onExit(resolve);
	});
	return {
		pid: child.pid,
		lines: emulator.lines,
		takeTraffic() {
			const taken = traffic;
			traffic = noTraffic;
			return taken;
		},
		async close() {
			child.kill('SIGTERM');
			await exit;
			clearTimeout(timer);
			emulator.dispose();
		},
	};
}

function readPicture({cell, size}: Emulator): ShownPicture {
	const {columns, rows} = size;
	return Array.from({length: rows}, (_row, y) =>
		Array.from({length: columns}, (_column, x) => {
			const shown = cell(x, y);
			return {text: shown.text === '' && shown.width > 0 ? ' ' : shown.text, look: describeLook(shown)};
		}),
	);
}

function describeLook({isBold, isDim, isItalic, isUnderlined, isInverse, foreground, background}: Cell): string {
	const flags = [isBold ? 'bold' : '', isDim ? 'dim' : '', isItalic ? 'italic' : '', isUnderlined ? 'underlined' : ''];
	const colors = [foreground, background].map((color) => (color.kind === 'default' ? '' : JSON.stringify(color)));
	return [...flags, isInverse ? 'inverse' : '', ...colors].join('');
}
