import {spawn, type ChildProcess} from 'node:child_process';
import {waitAtMost} from './race.js';

/** How a command has ended: with the first line of its output, without its line end, or without one that can be used. */
export type CommandEnd =
	| {readonly type: 'line'; readonly line: string}
	/** Its exit code, or the signal that ended it. */
	| {readonly type: 'exit'; readonly code: number | string}
	| {readonly type: 'late' | 'tooLong' | 'notStarted' | 'aborted'};

type CommandOptions = {
	readonly longestMs: number;
	readonly signal: AbortSignal;
	/** Kills the process group of a process. */
	readonly killGroup: (leader: number) => void;
};

/** A line is a password, not a file. */
const longestLine = 64 * 1024;

/**
 * Runs a command of the shell, without input, terminal or error output: it leads a session of its own, so that it cannot
 * open /dev/tty either. What is still running of it when it is late or the signal is aborted is killed. Never rejects.
 */
export async function runCommand(command: string, {longestMs, signal, killGroup}: CommandOptions): Promise<CommandEnd> {
	if (signal.aborted) {
		return {type: 'aborted'};
	}

	const child = start(command);
	if (child === undefined) {
		return {type: 'notStarted'};
	}

	const end = await waitAtMost(readFirstLine(child), longestMs, signal);
	if (child.pid !== undefined && (end === undefined || end.type === 'tooLong')) {
		killGroup(child.pid);
	}

	child.stdout?.destroy();
	return end ?? {type: signal.aborted ? 'aborted' : 'late'};
}

function start(command: string): ChildProcess | undefined {
	try {
		return spawn('/bin/sh', ['-c', command], {stdio: ['ignore', 'pipe', 'ignore'], detached: true});
	} catch {
		// Such as an argument that is too long.
		return undefined;
	}
}

async function readFirstLine(child: ChildProcess): Promise<CommandEnd> {
	const {promise, resolve} = Promise.withResolvers<CommandEnd>();
	let text = '';
	let exit: number | string | undefined;
	const conclude = (isOver: boolean) => {
		if (exit !== undefined && exit !== 0) {
			resolve({type: 'exit', code: exit});
		} else if (exit === 0 && (isOver || text.includes('\n'))) {
			// A process that it left in the background may hold the output open.
			resolve({type: 'line', line: firstLineOf(text)});
		}
	};

	child.stdout?.setEncoding('utf8');
	child.stdout?.on('data', (chunk: string) => {
		// What comes after the first line is read, so that the command is not held up, and dropped.
		text = text.includes('\n') ? text : text + chunk;
		if (firstLineOf(text).length > longestLine) {
			resolve({type: 'tooLong'});
		}

		conclude(false);
	});
	child.on('error', () => {
		resolve({type: 'notStarted'});
	});
	child.on('exit', (code, killedBy) => {
		exit = code ?? killedBy ?? 'unknown';
		conclude(false);
	});
	child.on('close', () => {
		conclude(true);
	});
	return promise;
}

function firstLineOf(text: string): string {
	const [line = ''] = text.split('\n', 1);
	return line.replace(/\r$/v, '');
}
