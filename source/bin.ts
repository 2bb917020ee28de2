#!/usr/bin/env node
import process from 'node:process';
import v8 from 'node:v8';
import packageJson from '../package.json' with {type: 'json'};
import {findBriefAnswer} from './command-line/brief-answer.js';
import {describeOutputError} from './command-line/output-error.js';
import {usage} from './locale/en-usage.js';
import {refuseNode} from './node-version.js';
import {findCacheFolder, useCompileCache} from './system/compile-cache.js';
import {exitCodeOfBrokenOutput, exitCodes} from './system/exit-codes.js';

// The static imports are bundled into this file, which Node 16 must be able to load. The program itself may use newer
// syntax and functions: it is imported after the check, and only if this file cannot answer.
const refusal = refuseNode(process.versions.node);
if (refusal === undefined) {
	const answer = findBriefAnswer(process.argv.slice(2), {words: usage, version: packageJson.version});
	if (answer === undefined) {
		useCompileCache(findCacheFolder(process.env));
		keepHeapSmall();
		await import('./cli.js');
	} else {
		print(answer);
	}
} else {
	process.stderr.write(`${refusal}\n`);
	process.exitCode = exitCodes.wrongUsage;
}

/**
 * Keeps the space for short-lived objects at its initial size: V8 would let it grow to 48 MB, although frames and polls
 * leave little behind. Set at run time, since an option of Node would have to come before the program's name.
 */
function keepHeapSmall(): void {
	v8.setFlagsFromString('--semi-space-growth-factor=1');
}

/** Prints without `process.exit`, which would drop what a pipe has not accepted yet. */
function print(text: string): void {
	process.stderr.on('error', () => undefined);
	process.stdout.on('error', (error: NodeJS.ErrnoException) => {
		process.exitCode = exitCodeOfBrokenOutput(error, process.stdout.isTTY);
		if (process.exitCode === exitCodes.outputFailed) {
			process.stderr.write(`restop: ${describeOutputError(error, usage)}\n`);
		}
	});
	process.stdout.write(text);
}
