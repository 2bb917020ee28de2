import {chmod, rm} from 'node:fs/promises';
import path from 'node:path';
import {bundleLauncher, bundleProgram} from './bundle.js';

const root = path.join(import.meta.dirname, '..');
const outdir = path.join(root, 'build');
const launcher = path.join(outdir, 'bin.js');

// Chunks are named after what they hold: those of the last build are not overwritten.
await rm(outdir, {recursive: true, force: true});
await Promise.all([
	bundleProgram({entry: path.join(root, 'source/cli.ts'), outfile: path.join(outdir, 'restop.js')}),
	bundleLauncher({entry: path.join(root, 'source/bin.ts'), outfile: launcher}),
]);
await chmod(launcher, 0o755);
