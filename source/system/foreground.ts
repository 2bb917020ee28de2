import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import {systemClock, type Clock} from './clock.js';

/** How the process groups are read; from the system unless given. */
type GroupSources = {
	/** The content of `/proc/self/stat`; throws where there is none. */
	readonly readStat?: () => string;
	/** What `ps` prints about a process. */
	readonly runPs?: (pid: number) => string;
};

/**
 * Whether the terminal is ours: our process group is the one in its foreground. Where that cannot be read, or without a
 * controlling terminal, it counts as ours. A process in the background that sets the modes of its terminal is stopped by
 * SIGTTOU, until a shell brings it to the foreground: in a script, for ever.
 */
export function isInForeground(pid: number, {readStat = readOwnStat, runPs = runOwnPs}: GroupSources = {}): boolean {
	const [own, terminal] = groupsOf(pid, readStat, runPs);
	// -1 without a controlling terminal.
	return own === undefined || terminal === undefined || terminal < 0 || own === terminal;
}

function groupsOf(
	pid: number,
	readStat: () => string,
	runPs: (pid: number) => string,
): ReadonlyArray<number | undefined> {
	try {
		// Proc_pid_stat(5): after the name in parentheses state, ppid, pgrp, session, tty_nr, tpgid.
		const fields = readStat()
			.replace(/^[\s\S]*\) /v, '')
			.split(' ');
		return [integerOf(fields[2]), integerOf(fields[5])];
	} catch {
		const [own, terminal] = runPs(pid).trim().split(/\s+/v, 2);
		return [integerOf(own), integerOf(terminal)];
	}
}

function integerOf(text = ''): number | undefined {
	return /^-?\d+$/v.test(text) ? Number(text) : undefined;
}

function readOwnStat(): string {
	return fs.readFileSync('/proc/self/stat', 'utf8');
}

/** One `-o` for each: POSIX takes all after `=` as the title of the column. */
function runOwnPs(pid: number): string {
	const {stdout} = spawnSync('ps', ['-o', 'pgid=', '-o', 'tpgid=', '-p', String(pid)], {encoding: 'utf8'});
	// Null where `ps` could not be started.
	return stdout ?? '';
}

type LeavingProcess = Pick<NodeJS.Process, 'on' | 'pid' | 'execve'>;

const shell = '/bin/sh';

/**
 * At the exit in the background, lets a shell exit in place of this process. Node sets the modes of a terminal that was ever
 * raw once more at its exit (uv_tty_reset_mode), which would stop the process for ever instead; nothing but `execve`
 * passes that by. Listeners of `exit` that are still to run have to be
 * prepended.
 */
export function exitInBackground(
	process: LeavingProcess,
	{isOurs = () => isInForeground(process.pid), exists = fs.existsSync} = {},
): void {
	process.on('exit', (exitCode: number) => {
		// Without a shell `execve` would abort; then a stop is the lesser evil.
		if (!isOurs() && exists(shell)) {
			process.execve?.(shell, ['sh', '-c', `exit ${exitCode}`], {});
		}
	});
}

const lookEveryMs = 1000;

export type AwaitForegroundOptions = {
	readonly isInForeground: () => boolean;
	/** Called once if the terminal is not ours at first. */
	readonly onBackground: () => void;
	readonly clock?: Pick<Clock, 'sleep'>;
	readonly signal: AbortSignal;
};

/**
 * Resolves when the terminal is ours, at once if it is; or when the signal is aborted. Called before a terminal's modes are
 * set. Shells do not announce that a running job comes to the foreground, so that it is looked at each second.
 */
export async function awaitForeground(options: AwaitForegroundOptions): Promise<void> {
	const {isInForeground: isOurs, onBackground, clock = systemClock, signal} = options;
	if (isOurs()) {
		return;
	}

	onBackground();
	while (!signal.aborted && !isOurs()) {
		// eslint-disable-next-line no-await-in-loop -- waiting is what this loop does
		await clock.sleep(lookEveryMs, signal);
	}
}
