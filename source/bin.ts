#!/usr/bin/env node
import process from 'node:process';
import {refuseNode} from './node-version.js';

const refusal = refuseNode(process.versions.node);
if (refusal === undefined) {
	// Not a static import: those are loaded before the check, and fail on an old Node with a riddle.
	await import('./cli.js');
} else {
	process.stderr.write(`${refusal}\n`);
	process.exitCode = 2;
}
