import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {Readable} from 'node:stream';
import test, {type TestContext} from 'node:test';
import {createSecretReader, type Secret} from '../../source/command-line/secret.js';
import {UsageError} from '../../source/command-line/usage-error.js';
import {english} from '../../source/locale/en.js';
import {createGroupKiller} from '../../source/system/group-killer.js';

function createFolder(t: TestContext): string {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'restop-'));
	t.after(() => {
		fs.rmSync(folder, {recursive: true});
	});
	return folder;
}

/** Reads secrets one after the other: what was read, and what was written to standard error. */
function createReader(env: Readonly<Record<string, string>> = {}, input: readonly string[] = []) {
	const lines: string[] = [];
	const io = {
		env,
		stdin: Readable.from(input),
		stderr: {
			write(line: string) {
				lines.push(line);
			},
		},
		killGroup: createGroupKiller(process),
	} as unknown as Parameters<typeof createSecretReader>[0]['io'];
	const read = createSecretReader({io, words: english.usage, signal: new AbortController().signal});
	return {lines, read};
}

const of = (kind: Secret['kind'], value: string): Secret => ({
	kind,
	value,
	option: 'config.yaml:3:5: clusters.a.password',
});

async function refusalOf(secret: Secret): Promise<string> {
	let message = '';
	await assert.rejects(createReader().read(secret), (error: unknown) => {
		assert.ok(error instanceof UsageError, String(error));
		message = error.message;
		return true;
	});
	return message;
}

test('a password is read from a file, a variable, a command or standard input', async (t) => {
	const file = path.join(createFolder(t), 'password');
	fs.writeFileSync(file, 'of the file\n', {mode: 0o600});
	const {read, lines} = createReader({NAME: 'of the variable', EMPTY: ''}, ['of standard ', 'input\n']);
	assert.equal(await read(of('file', file)), 'of the file');
	assert.equal(await read(of('env', 'NAME')), 'of the variable');
	assert.equal(await read(of('env', 'EMPTY')), '');
	assert.equal(await read(of('command', 'echo of the command')), 'of the command');
	assert.equal(await read(of('file', '-')), 'of standard input');
	assert.deepEqual(lines, []);
});

test('what several clusters name is read once, and warned of once', async (t) => {
	const folder = createFolder(t);
	const file = path.join(folder, 'password');
	fs.writeFileSync(file, 'secret', {mode: 0o600});
	fs.chmodSync(file, 0o644);
	const {read, lines} = createReader({}, ['given\n']);
	const command = `echo x >>${folder}/runs; echo secret`;
	await Promise.all([file, file].map(async (name) => read(of('file', name))));
	await Promise.all([command, command].map(async (name) => read(of('command', name))));
	assert.deepEqual(await Promise.all(['-', '-'].map(async (name) => read(of('file', name)))), ['given', 'given']);
	assert.equal(lines.length, 1);
	assert.match(lines[0] ?? '', /^restop: warning: others can read /v);
	assert.equal(fs.readFileSync(`${folder}/runs`, 'utf8'), 'x\n');
});

const place = 'config.yaml:3:5: clusters.a.password';
const failures: ReadonlyArray<readonly [secret: Secret, message: string]> = [
	[of('env', 'NO_SUCH_NAME'), `${place}: environment variable NO_SUCH_NAME is not set`],
	[of('file', '/nowhere/password'), `${place}: cannot read the given file: no such file`],
	[of('command', 'echo CANARY; exit 4'), `${place}: command failed with 4; run it in a shell to see why`],
	[
		of('command', 'echo; echo CANARY'),
		`${place}: command printed no password on its first line; run it in a shell to see why`,
	],
	[
		of('command', 'head -c 100000 /dev/zero'),
		`${place}: command printed a line that is too long for a password; run it in a shell to see why`,
	],
	[of('command', 'kill -TERM $$'), `${place}: command failed with SIGTERM; run it in a shell to see why`],
];

for (const [secret, message] of failures) {
	test(`${secret.kind} ${secret.value} fails in a line without its output`, async () => {
		assert.equal(await refusalOf(secret), message);
	});
}
