import assert from 'node:assert/strict';
import {execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
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

for (const [option, text] of [
	['--help', help],
	['-h', help],
	['--version', version],
	['-v', version],
] as const) {
	test(`${option} is answered without the program, and ${option} --utc by the program with the same text`, () => {
		assert.equal(run(alone, option), text);
		assert.equal(run(built, `${option} --utc`), text);
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
