import process from 'node:process';
import {spawn} from '@lydell/node-pty';
import {createEmulator, type Cell, type Emulator, type Size} from './emulator.js';

export type PtyOptions = Size & {
	/** On top of this process's environment; undefined takes a variable away. */
	readonly env?: Readonly<Record<string, string | undefined>>;
	readonly cwd?: string;
	/** What the terminal answers when it is asked for its background; without it, it does not answer. */
	readonly background?: string;
};

/** The exit code, and the signal that ended the program, if one did. */
export type Exit = {readonly exitCode: number; readonly signal: number | undefined};

export type Pty = {
	readonly pid: number;
	/** Types keys. */
	readonly write: (keys: string) => void;
	readonly resize: (columns: number, rows: number) => void;
	readonly kill: (signal: NodeJS.Signals) => void;
	/** Closes the terminal's end, as a lost connection does. */
	readonly hangUp: () => void;
	/** Resolves when the screen matches; rejects after `ms`, or when the program ends without, and shows the screen. */
	readonly waitFor: (expected: RegExp | ((lines: string[]) => boolean), ms?: number) => Promise<void>;
	readonly lines: () => string[];
	readonly cell: (x: number, y: number) => Cell;
	/** Resolves when the program has ended and its output is on the screen. */
	readonly exit: Promise<Exit>;
	/** Everything the program has written. */
	readonly text: () => string;
	readonly bytes: number;
	readonly isAlternate: boolean;
	readonly isCursorShown: boolean;
	/** Whether text goes on in the next row at the end of one. */
	readonly isWrapping: boolean;
	readonly size: Size;
	/** Ends the program if it still runs. */
	readonly close: () => Promise<void>;
};

/** These would change what a program draws from one machine to the next. */
const ambient = new Set([
	'CI',
	'NO_COLOR',
	'FORCE_COLOR',
	'COLORTERM',
	'NODE_TEST_CONTEXT',
	'COLUMNS',
	'LINES',
	'LC_ALL',
	'LC_CTYPE',
	'LC_MESSAGES',
	'LANG',
]);
const patienceMs = 60_000;

/** Runs a program in a real terminal of the given size. */
export function openPty([file = '', ...words]: readonly string[], options: PtyOptions): Pty {
	const {columns, rows, cwd = process.cwd()} = options;
	const child = spawn(file, words, {
		name: options.env?.['TERM'] ?? 'xterm-256color',
		cols: columns,
		rows,
		cwd,
		env: environmentOf(options.env),
	});
	const emulator = createEmulator({columns, rows}, {background: options.background});
	const output = followOutput(child, emulator);
	let isRunning = true;
	const exit = new Promise<Exit>((resolve) => {
		child.onExit(({exitCode, signal}) => {
			isRunning = false;
			void output.drain().then(() => {
				resolve({exitCode, signal: signal === 0 ? undefined : signal});
			});
		});
	});

	return {
		pid: child.pid,
		write(keys) {
			child.write(keys);
		},
		resize(nextColumns, nextRows) {
			emulator.resize({columns: nextColumns, rows: nextRows});
			child.resize(nextColumns, nextRows);
		},
		kill(signal) {
			child.kill(signal);
		},
		hangUp() {
			closeMain(child);
		},
		waitFor: async (expected, ms = patienceMs) =>
			waitFor({expected, ms, exit, onChange: output.onChange, lines: emulator.lines}),
		lines: emulator.lines,
		cell: emulator.cell,
		exit,
		text: output.text,
		async close() {
			if (isRunning) {
				child.kill('SIGKILL');
			}

			await exit;
			emulator.dispose();
		},
		get bytes() {
			return new TextEncoder().encode(output.text()).length;
		},
		get isAlternate() {
			return emulator.isAlternate;
		},
		get isCursorShown() {
			return emulator.isCursorShown;
		},
		get isWrapping() {
			return emulator.isWrapping;
		},
		get size() {
			return emulator.size;
		},
	};
}

function environmentOf(extra: PtyOptions['env'] = {}): Record<string, string> {
	const inherited = Object.entries(process.env).filter(([name]) => !ambient.has(name));
	const all = [...inherited, ...Object.entries(extra)];
	const last = new Map(all);
	return Object.fromEntries([...last].flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

type Child = ReturnType<typeof spawn>;

function followOutput(child: Child, emulator: Emulator) {
	const chunks: string[] = [];
	const listeners = new Set<() => void>();
	const notify = () => {
		for (const listener of listeners) {
			listener();
		}
	};

	child.onData((chunk) => {
		chunks.push(chunk);
		void emulator.write(chunk).then(notify);
	});
	// A program may query the terminal.
	emulator.onAnswer((answer) => {
		child.write(answer);
	});
	return {
		text: () => chunks.join(''),
		drain: async () => emulator.write(''),
		onChange(listener: () => void): () => void {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
	};
}

/** The package does this when it is destroyed, which its types do not declare. */
function closeMain(child: Child): void {
	(child as Child & {destroy: () => void}).destroy();
}

type Wait = {
	readonly expected: RegExp | ((lines: string[]) => boolean);
	readonly ms: number;
	readonly exit: Promise<Exit>;
	readonly lines: () => string[];
	readonly onChange: (listener: () => void) => () => void;
};

async function waitFor({expected, ms, exit, lines, onChange}: Wait): Promise<void> {
	const isThere = () => (expected instanceof RegExp ? expected.test(lines().join('\n')) : expected(lines()));
	const outcome = Promise.withResolvers<string | undefined>();
	const unsubscribe = onChange(() => {
		if (isThere()) {
			outcome.resolve(undefined);
		}
	});
	const timer = setTimeout(() => {
		outcome.resolve(`not within ${ms} ms`);
	}, ms);
	void exit.then(({exitCode, signal}) => {
		outcome.resolve(`the program ended with ${signal === undefined ? exitCode : `signal ${signal}`}`);
	});
	const reason = isThere() ? undefined : await outcome.promise;
	clearTimeout(timer);
	unsubscribe();
	if (reason !== undefined && !isThere()) {
		throw new Error(`waited for ${String(expected)}: ${reason}. The screen:\n${lines().join('\n').trimEnd()}`);
	}
}
