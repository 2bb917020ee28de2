import path from 'node:path';
import {build} from 'esbuild';
import {lightDependencies} from './light-dependencies.js';

const banner = [
	"import {createRequire as createBundleRequire} from 'node:module';",
	'const require = createBundleRequire(import.meta.url);',
].join('\n');

/**
 * The program as one ESM file and a chunk for each part that is loaded when it is needed: what the first frame, the agent, SQL and
 * the demo take. Names are kept, so that the stack of a crash stays readable; without white space V8 holds a third less.
 */
export async function bundleProgram({entry, outfile}) {
	await build({
		...common,
		entryPoints: [{in: entry, out: path.basename(outfile, '.js')}],
		outdir: path.dirname(outfile),
		splitting: true,
		chunkNames: 'chunks/[name]-[hash]',
		target: 'node22.19',
		// CommonJS packages inside an ESM file still ask for Node's own modules with require.
		banner: {js: banner},
		define: {'process.env.NODE_ENV': '"production"'},
		// A source of nothing but ASCII takes one byte a character in memory, any other one two.
		charset: 'ascii',
		minifyWhitespace: true,
		minifySyntax: true,
		plugins: [lightDependencies],
	});
}

/**
 * The file that `bin` names: checks the Node version in syntax that old versions read, then imports the program.
 */
export async function bundleLauncher({entry, outfile}) {
	await build({...common, entryPoints: [entry], outfile, target: 'node16', charset: 'utf8', plugins: [programAside]});
}

const common = {
	bundle: true,
	format: 'esm',
	platform: 'node',
	absWorkingDir: path.join(import.meta.dirname, '..'),
	logLevel: 'warning',
};

/** In source/ the launcher imports cli.js, so that it can be type-checked and run unbuilt; built, the bundle beside it. */
const programAside = {
	name: 'program-aside',
	setup(esbuild) {
		// eslint-disable-next-line require-unicode-regexp -- esbuild hands it to Go, which knows no such flag
		esbuild.onResolve({filter: /\/cli\.js$/}, () => ({path: './restop.js', external: true}));
	},
};
