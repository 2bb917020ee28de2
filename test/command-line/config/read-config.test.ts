import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import test, {type TestContext} from 'node:test';
import {readConfig} from '../../../source/command-line/config/read-config.js';
import {UsageError} from '../../../source/command-line/usage-error.js';
import {english} from '../../../source/locale/en.js';

function createFolder(t: TestContext): string {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'restop-'));
	t.after(() => {
		fs.rmSync(folder, {recursive: true});
	});
	return folder;
}

function write(t: TestContext, content: string | Uint8Array, mode = 0o600): string {
	const file = path.join(createFolder(t), 'config.yaml');
	fs.writeFileSync(file, content);
	fs.chmodSync(file, mode);
	return file;
}

/** What the reader uses of the process; `lines` get what is written to standard error. */
function createIo(lines: string[]) {
	const stderr = {
		write(line: string) {
			lines.push(line);
		},
	};
	return {env: {}, stderr, userId: process.getuid?.()} as unknown as Parameters<typeof readConfig>[1]['io'];
}

/** What is written to standard error, and the names of the clusters or the error. */
function read(file: string) {
	const lines: string[] = [];
	const io = createIo(lines);
	try {
		const {clusters} = readConfig(file, {io, words: english.usage});
		return {lines, names: clusters.map(({name}) => name)};
	} catch (error) {
		if (error instanceof UsageError) {
			return {lines, refusal: error.message};
		}

		throw error;
	}
}

const text = 'clusters: {prod: {agents: h}}\n';
const withCommand = 'clusters: {prod: {agents: h, sqlPassword: {command: pass show ob}}}\n';

test('a file is read with the mark of the byte order and with CRLF', (t) => {
	for (const content of [text, `\u{FEFF}${text}`, text.replace('\n', '\r\n')]) {
		assert.deepEqual(read(write(t, content)), {lines: [], names: ['prod']});
	}
});

test('relative paths start from the folder of the file', (t) => {
	const file = write(t, 'clusters: {a: {agents: h, password: {file: secret}}}');
	const {clusters} = readConfig(path.relative('.', file), {io: createIo([]), words: english.usage});
	assert.equal(clusters[0]?.password?.value, path.join(path.dirname(file), 'secret'));
});

for (const mode of [0o620, 0o602, 0o666]) {
	test(`a file of mode ${mode.toString(8)} is refused: others may write it`, (t) => {
		const file = write(t, text, mode);
		assert.equal(read(file).refusal, `${file}: others can write to it; restrict it: chmod go-w ${file}`);
	});
}

test('a file that others may read is warned of only if it has commands', (t) => {
	assert.deepEqual(read(write(t, text, 0o644)).lines, []);
	assert.deepEqual(read(write(t, withCommand, 0o600)).lines, []);
	for (const mode of [0o640, 0o604]) {
		const file = write(t, withCommand, mode);
		assert.deepEqual(read(file), {
			lines: [`restop: warning: others can read ${file} and the commands in it; restrict it: chmod 600 ${file}\n`],
			names: ['prod'],
		});
	}
});

test('what is no text, or no file, is refused in a line', (t) => {
	const folder = createFolder(t);
	const pipe = path.join(folder, 'pipe');
	execFileSync('mkfifo', [pipe]);
	const large = write(t, `# ${'x'.repeat(300_000)}\n`);
	const foreign = write(t, Uint8Array.of(0x61, 0x3a, 0xff, 0x0a));
	const cases = [
		[folder, `--config: cannot read ${folder}: is a directory`],
		[`${folder}/none`, `--config: cannot read ${folder}/none: no such file`],
		[pipe, `${pipe}: not a regular file`],
		['/dev/null', '/dev/null: not a regular file'],
		[large, `${large}: larger than 256 KB; is it a config file?`],
		[foreign, `${foreign}: not UTF-8; save it in that encoding`],
	] as const;
	for (const [file, refusal] of cases) {
		assert.deepEqual(read(file), {lines: [], refusal});
	}
});

test('an error in the file names it as it was given', (t) => {
	const file = write(t, 'clusters: {prod: {agents: 10.0}}\n');
	assert.equal(read(file).refusal, `${file}:1:19: clusters.prod.agents: expected HOST[:PORT], got 10.0`);
});
