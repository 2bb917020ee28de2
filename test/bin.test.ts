import assert from 'node:assert/strict';
import {execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {closeSync, copyFileSync, existsSync, mkdtempSync, openSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import test, {before, after} from 'node:test';
import packageJson from '../package.json' with {type: 'json'};
import {formatHelp} from '../source/command-line/help.js';
import {english} from '../source/locale/en.js';

const built = path.join(import.meta.dirname, '../build/bin.js');
const folder = mkdtempSync(path.join(os.tmpdir(), 'restop-'));
/** The entry file without the program beside it. */
const alone = path.join(folder, 'bin.js');

function run(file: string, options: string): string {
	return execFileSync(process.execPath, [file, ...options.split(' ')], {encoding: 'utf8'});
}

before(() => {
	assert.ok(existsSync(built), 'build/bin.js is not there: npm run build makes it');
	copyFileSync(built, alone);
	writeFileSync(path.join(folder, 'package.json'), '{"type": "module"}');
});

after(() => {
	rmSync(folder, {recursive: true});
});

const help = formatHelp(english.usage);
const version = `${packageJson.version}\n`;

for (const [option, answer] of [
	['--help', help],
	['-h', help],
	['--version', version],
	['-v', version],
] as const) {
	test(`${option} is answered without the program, and ${option} --utc by the program with the same text`, () => {
		assert.equal(run(alone, option), answer);
		assert.equal(run(built, `${option} --utc`), answer);
	});
}

test('--help into a closed pipe: exit 141', async (t) => {
	const child = spawn(process.execPath, [alone, '--help'], {stdio: ['ignore', 'pipe', 'inherit']});
	t.after(() => {
		child.kill('SIGKILL');
	});
	child.stdout.destroy();
	await once(child, 'exit');
	assert.equal(child.exitCode, 141);
});

for (const options of [
	'--help',
	'--version',
	'--version --utc',
	'rt1 -1 -o json',
	'demo -o ndjson',
	'demo -o plain',
	'simulate --listen 127.0.0.1:0',
	'export rt1 --listen 127.0.0.1:0',
	'export --rules',
]) {
	test(`${options} onto a full disk: exit 74, and one line on standard error says so`, async (t) => {
		const full = openSync('/dev/full', 'w');
		// Port 1 refuses connections.
		const argv = [built, ...options.split(' '), ...(options.includes('rt1') ? ['--agent', '127.0.0.1:1'] : [])];
		const child = spawn(process.execPath, argv, {stdio: ['ignore', full, 'pipe']});
		t.after(() => {
			child.kill('SIGKILL');
		});
		assert.ok(child.stderr);
		const [errors] = await Promise.all([text(child.stderr), once(child, 'exit')]);
		closeSync(full);
		assert.equal(child.exitCode, 74);
		const lines = errors.split('\n').filter((line) => line.includes('standard output'));
		assert.deepEqual(lines, ['restop: cannot write standard output: no space left on device']);
	});
}

test('without a working directory the version is shown, and a file is not found', (t) => {
	const gone = mkdtempSync(path.join(os.tmpdir(), 'restop-'));
	const inNowhere = (options: string) => {
		const script = `cd ${gone} && rmdir ${gone} && ${process.execPath} ${built} ${options} 2>&1; echo $?; mkdir ${gone}`;
		return execFileSync('sh', ['-c', script], {encoding: 'utf8'});
	};

	t.after(() => {
		rmSync(gone, {recursive: true});
	});
	assert.equal(inNowhere('--version'), `${version}0\n`);
	assert.equal(
		inNowhere('rt1 --password-file none'),
		'restop: --password-file: cannot read the given file: no such file\n2\n',
	);
});
