import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {access, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {after, before, suite, test} from 'node:test';
import {promisify} from 'node:util';
import {bundleLauncher, bundleProgram} from '../../.tools/bundle.js';

const root = path.join(import.meta.dirname, '../..');
const run = promisify(execFile);
let folder;

before(async () => {
	folder = await mkdtemp(path.join(os.tmpdir(), 'restop-bundle-'));
	await writeFile(path.join(folder, 'package.json'), '{"type": "module"}');
});

after(async () => {
	await rm(folder, {recursive: true});
});

suite('the launcher', () => {
	const launcher = () => path.join(folder, 'bin.js');

	before(async () => {
		await bundleLauncher({entry: path.join(root, 'source/bin.ts'), outfile: launcher()});
		// Stands for the program, in syntax that an old Node cannot read.
		await writeFile(path.join(folder, 'restop.js'), 'using nothing = null;\nconsole.log("started");\n');
	});

	test('starts the program on a Node that is new enough', async () => {
		const {stdout} = await run(process.execPath, [launcher()]);
		assert.equal(stdout, 'started\n');
	});

	test('says what it needs on a Node that is not', async () => {
		const preload = path.join(folder, 'pretend.cjs');
		await writeFile(preload, pretendOld);
		await assertRefused(run(process.execPath, ['--require', preload, launcher()]), '20.20.2');
	});

	test('says so on the old Node of this machine', async (t) => {
		const old = await findOldNode();
		if (old === undefined) {
			t.skip('there is no Node older than 22.19 on the PATH');
			return;
		}

		await assertRefused(run(old.file, [launcher()]), old.version);
	});

	test('is a script that a shell can start', async () => {
		assert.match(await readFile(launcher(), 'utf8'), /^#!\/usr\/bin\/env node\n/v);
	});
});

suite('the bundle', () => {
	const program = () => path.join(folder, 'program.js');
	let code;

	before(async () => {
		const entry = path.join(folder, 'entry.tsx');
		await writeFile(entry, drawOnce);
		await bundleProgram({entry, outfile: program()});
		code = await readFile(program(), 'utf8');
	});

	test('draws alone, far from node_modules, also with DEV set', async () => {
		const {stdout, stderr} = await run(process.execPath, [program()], {env: {...process.env, DEV: 'true'}});
		assert.equal(stdout, '╭─────────╮\n│ 数 100% │\n╰─────────╯\n');
		assert.equal(stderr, '');
	});

	test('asks over HTTP with what is left of undici', async (t) => {
		const server = createServer((_request, response) => {
			response.end('an answer');
		});
		await new Promise((resolve) => {
			server.listen(0, '127.0.0.1', resolve);
		});
		t.after(() => {
			server.close();
		});
		const {stdout} = await run(process.execPath, [program(), `http://127.0.0.1:${server.address().port}`]);
		assert.match(stdout, /\n200 an answer\nfunction \[ '.+' \]\n$/v);
		assert.doesNotMatch(code, /MockAgent/v);
	});

	test('holds production React', () => {
		assert.doesNotMatch(code, /react-reconciler\.development/v);
	});

	test('names no folder of the machine that made it', () => {
		assert.ok(!code.includes(root));
	});
});

const drawOnce = `
import React from '${root}/node_modules/react/index.js';
import {Box, Text, renderToString} from '${root}/node_modules/ink/build/index.js';
import meow from '${root}/node_modules/meow/build/index.js';
import {createConnection} from '${root}/node_modules/mysql2/index.js';
import {Client} from '${root}/node_modules/undici/index.js';

const frame = React.createElement(Box, {borderStyle: 'round', paddingX: 1, alignSelf: 'flex-start'},
	React.createElement(Text, undefined, '数 100%'));
console.log(renderToString(frame, {columns: 40}));
if (process.argv[2] !== undefined) {
	const {statusCode, body} = await new Client(process.argv[2]).request({path: '/', method: 'GET'});
	console.log(statusCode, await body.text());
	console.log(typeof createConnection, meow('', {importMeta: import.meta, pkg: {}}).input);
	process.exit();
}
`;

const pretendOld = `
Object.defineProperty(process, 'versions', {value: {...process.versions, node: '20.20.2'}});
`;

async function assertRefused(running, version) {
	await assert.rejects(running, ({code, stdout, stderr}) => {
		const [refusal, advice] = stderr.split('\n', 2);
		assert.equal(code, 2);
		assert.equal(stdout, '');
		assert.equal(refusal, `restop needs Node 22.19 or newer; this is ${version}`);
		assert.match(advice, /Install a newer Node/v);
		return true;
	});
}

async function findOldNode() {
	for (const entry of process.env.PATH.split(path.delimiter)) {
		const file = path.join(entry, 'node');
		// eslint-disable-next-line no-await-in-loop -- the first on the PATH is the one that counts
		const version = await versionOf(file);
		if (version !== undefined && Number(version.split('.', 1)[0]) < 22) {
			return {file, version};
		}
	}

	return undefined;
}

async function versionOf(file) {
	try {
		await access(file);
		const {stdout} = await run(file, ['--print', 'process.versions.node']);
		return stdout.trim();
	} catch {
		return undefined;
	}
}
