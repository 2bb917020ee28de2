#!/usr/bin/env node
import fs from 'node:fs';
import process from 'node:process';
import tty from 'node:tty';
import {supportsColor, type ColorSupportLevel} from 'chalk';
import {crashText} from './system/crash-text.js';
import type {Io} from './system/io.js';
import {run} from './run.js';

/** The exit code of a bug. The terminal is given back first, then the stack is shown. */
const bug = 70;
const signals = [
	['SIGINT', 130],
	['SIGTERM', 143],
	['SIGHUP', 129],
] as const;
/** Writing fails so when the terminal has gone, and when nobody reads the pipe any more. */
const brokenOutput = new Map([
	['EIO', 129],
	['EPIPE', 141],
]);

function onEnd(listener: (exitCode: number) => void): void {
	let hasBeenAsked = false;
	const end = (exitCode: number) => {
		if (hasBeenAsked) {
			process.exit(exitCode);
		}

		hasBeenAsked = true;
		listener(exitCode);
	};

	for (const [signal, exitCode] of signals) {
		process.on(signal, () => {
			end(exitCode);
		});
	}

	process.stdout.on('error', (error: NodeJS.ErrnoException) => {
		process.exit(brokenOutput.get(error.code ?? '') ?? bug);
	});
	process.stderr.on('error', goOn);
	loseKeyboard = () => {
		if (!hasBeenAsked) {
			end(129);
		}
	};

	watchKeyboard(process.stdin);
}

let loseKeyboard = goOn;

/**
 * Keys end when the terminal has gone, or when it has become that of a shell because whoever started us was killed: then
 * nobody could end the program.
 */
function watchKeyboard(stream: tty.ReadStream): void {
	const lose = () => {
		if (stream.isTTY) {
			loseKeyboard();
		}
	};

	stream.on('end', lose);
	stream.on('error', lose);
}

function openTerminal(): tty.ReadStream {
	const terminal = new tty.ReadStream(fs.openSync('/dev/tty', 'r'));
	watchKeyboard(terminal);
	return terminal;
}

/** Without keys or warnings there is still something to see; a terminal that has gone shows at standard output. */
function goOn(): void {
	// Nothing is lost that could be mended.
}

// While a shell is in front, it is the one that hears of a resize.
process.on('SIGCONT', () => {
	process.kill(process.pid, 'SIGWINCH');
});

const jobControl: Io['jobControl'] = {
	listen({onStop, onReturn}) {
		process.on('SIGTSTP', onStop);
		process.on('SIGCONT', onReturn);
		return () => {
			process.off('SIGTSTP', onStop);
			process.off('SIGCONT', onReturn);
		};
	},
	stop() {
		process.kill(0, 'SIGTSTP');
	},
};

const passwords = new Set<string>();

let giveTerminalBack = () => {
	// There is no screen yet.
};

function crash(error: unknown): never {
	process.exitCode = bug;
	const text = crashText(error, passwords);
	try {
		giveTerminalBack();
	} catch {
		// The first bug is the one to tell of.
	}

	process.stderr.write(`restop: a bug: ${text}\n`);
	process.exit(bug);
}

process.on('uncaughtException', crash);
process.on('unhandledRejection', crash);

/** Chalk does not honour NO_COLOR. */
function findColorLevel(): ColorSupportLevel {
	const isRefused = (process.env['NO_COLOR'] ?? '') !== '';
	return isRefused || supportsColor === false ? 0 : supportsColor.level;
}

/** An exit throws away what a pipe has not taken yet, which is all above its 64 KiB. */
async function drainOutput(): Promise<void> {
	await new Promise<void>((resolve) => {
		process.stdout.write('', () => {
			resolve();
		});
	});
}

try {
	const exitCode = await run({
		argv: process.argv.slice(2),
		env: process.env,
		stdin: process.stdin,
		stdout: process.stdout,
		stderr: process.stderr,
		colorLevel: findColorLevel(),
		onEnd,
		onCrash(giveBack) {
			giveTerminalBack = giveBack;
		},
		hidePassword(password) {
			passwords.add(password);
		},
		jobControl,
		openTerminal,
	});
	await drainOutput();
	process.exit(exitCode);
} catch (error) {
	crash(error);
}
