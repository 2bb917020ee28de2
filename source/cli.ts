#!/usr/bin/env node
import fs from 'node:fs';
import process from 'node:process';
import tty from 'node:tty';
import {supportsColor, type ColorSupportLevel} from 'chalk';
import {describeOutputError} from './command-line/output-error.js';
import {usage} from './locale/en-usage.js';
import {run} from './run.js';
import {systemClock} from './system/clock.js';
import {createCrashHandler} from './system/crash.js';
import {drainOutput} from './system/drain-output.js';
import {createGroupKiller} from './system/group-killer.js';
import {createEndWatch} from './system/end-watch.js';
import {exitInBackground} from './system/foreground.js';
import {createJobControl} from './system/job-control.js';
import {nameProcess} from './system/process-title.js';
import {exitPromptly} from './system/prompt-exit.js';
import {endInTime} from './system/race.js';

exitPromptly(process);
const {crash, onCrash, hidePassword} = createCrashHandler(process);
const {onEnd, watchKeyboard, requestedCode, signal} = createEndWatch(process, {
	describeOutputError: (error) => describeOutputError(error, usage),
	monotonic: systemClock.monotonic,
});

exitInBackground(process);

/** NO_COLOR is checked here, since Chalk ignores it. */
function findColorLevel(): ColorSupportLevel {
	const isRefused = (process.env['NO_COLOR'] ?? '') !== '';
	return isRefused || supportsColor === false ? 0 : supportsColor.level;
}

function openTerminal(): tty.ReadStream {
	const terminal = new tty.ReadStream(fs.openSync('/dev/tty', 'r'));
	watchKeyboard(terminal);
	return terminal;
}

try {
	const ended = run({
		argv: process.argv.slice(2),
		env: process.env,
		stdin: process.stdin,
		stdout: process.stdout,
		stderr: process.stderr,
		colorLevel: findColorLevel(),
		onEnd,
		onCrash,
		hidePassword,
		jobControl: createJobControl(process),
		openTerminal,
		userId: process.getuid?.(),
		killGroup: createGroupKiller(process),
	});
	// The command line has been parsed, at which meow sets a title of its own.
	nameProcess(process, process.argv.slice(2));
	const exitCode = await ended;
	// Nobody may read what was written.
	await endInTime(drainOutput(process.stdout), signal);
	process.exit(requestedCode() ?? exitCode);
} catch (error) {
	crash(error);
}
