import {chmod, mkdir} from 'node:fs/promises';
import path from 'node:path';
import {bundleLauncher, bundleProgram} from './bundle.js';

const root = path.join(import.meta.dirname, '..');
const launcher = path.join(root, 'build/bin.js');

await mkdir(path.dirname(launcher), {recursive: true});
await Promise.all([
	bundleProgram({entry: path.join(root, 'source/cli.ts'), outfile: path.join(root, 'build/restop.js')}),
	bundleLauncher({entry: path.join(root, 'source/bin.ts'), outfile: launcher}),
]);
await chmod(launcher, 0o755);
