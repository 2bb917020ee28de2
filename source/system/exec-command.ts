import {spawn, type ChildProcess} from 'node:child_process';
import type {Clock} from './clock.js';
import type {JobControl} from './job-control.js';

/** Why a command counts as failed; `cause` is the system's error code. */
export type CommandEnd =
	| {readonly type: 'exited'; readonly code: number}
	| {readonly type: 'killed'; readonly signal: string}
	| {readonly type: 'timedOut'; readonly limitMs: number}
	| {readonly type: 'notStarted'; readonly cause: string};

/** A command that was started. */
export type RunningCommand = {
	/** Resolves at its end, with undefined if it has succeeded. */
	readonly ended: Promise<CommandEnd | undefined>;
	/** Asks the whole group of its processes to end. */
	readonly terminate: () => void;
};

export type RunCommandOptions = {
	/** All of its environment. */
	readonly env: Readonly<Record<string, string | undefined>>;
	/** Real time. */
	readonly clock: Pick<Clock, 'sleep'>;
	readonly signalGroup: JobControl['signalGroup'];
};

/** A command is terminated after so long, and killed if it has not ended by then. In ms. */
const [limitMs, graceMs] = [30_000, 2000];

/**
 * Starts a shell command in a session and a group of its own, so that no key and no stop of the job reaches it. It has no
 * input, and what it writes is discarded: the screen is not its own.
 */
export function runCommand(command: string, {env, clock, signalGroup}: RunCommandOptions): RunningCommand {
	const child = start(command, env);
	if (typeof child === 'string') {
		return {ended: Promise.resolve({type: 'notStarted', cause: child}), terminate: () => undefined};
	}

	const hasSignalled = (name: NodeJS.Signals | 0) => child.pid !== undefined && signalGroup(child.pid, name);
	return {
		ended: endInTime(endOf(child), {hasSignalled, clock}),
		terminate() {
			hasSignalled('SIGTERM');
		},
	};
}

/** The process, or the error code of the system where it cannot be started: Node throws some of them and emits others. */
function start(command: string, env: RunCommandOptions['env']): ChildProcess | string {
	try {
		return spawn('/bin/sh', ['-c', command], {env: {...env}, detached: true, stdio: 'ignore'});
	} catch (error) {
		return codeOf(error);
	}
}

async function endOf(child: ChildProcess): Promise<CommandEnd | undefined> {
	return new Promise((resolve) => {
		child.once('error', (error) => {
			resolve({type: 'notStarted', cause: codeOf(error)});
		});
		child.once('exit', (code, signal) => {
			if (code === null) {
				resolve({type: 'killed', signal: String(signal)});
			} else {
				resolve(code === 0 ? undefined : {type: 'exited', code});
			}
		});
	});
}

function codeOf(error: unknown): string {
	return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

type Limit = Pick<RunCommandOptions, 'clock'> & {readonly hasSignalled: (name: NodeJS.Signals | 0) => boolean};

/** The end of a command, which is brought about at its limit. */
async function endInTime(
	ended: Promise<CommandEnd | undefined>,
	{hasSignalled, clock}: Limit,
): Promise<CommandEnd | undefined> {
	const settled = new AbortController();
	const limit = clock.sleep(limitMs, settled.signal).then(() => 'late' as const);
	const first = await Promise.race([ended, limit]);
	settled.abort();
	if (first !== 'late') {
		return first;
	}

	hasSignalled('SIGTERM');
	await endGroup(ended, {hasSignalled, clock});
	return {type: 'timedOut', limitMs};
}

/** Kills what is left of the group after a while: the shell may have ended, and what it has started go on. */
async function endGroup(ended: Promise<unknown>, {hasSignalled, clock}: Limit): Promise<void> {
	const settled = new AbortController();
	const grace = clock.sleep(graceMs, settled.signal);
	await Promise.race([ended, grace]);
	if (hasSignalled(0)) {
		await grace;
		hasSignalled('SIGKILL');
	}

	settled.abort();
	await ended;
}
