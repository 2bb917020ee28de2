import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, {type TestContext} from 'node:test';
import {runProgram} from '../helpers/program.js';
import {runServer} from '../simulator/agent/running-server.js';

const password = 'p@ss wörd';

function createFile(t: TestContext, name: string, mode: number): string {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'restop-'));
	t.after(() => {
		fs.rmSync(folder, {recursive: true});
	});
	const file = path.join(folder, name);
	fs.writeFileSync(file, `${password}\n`);
	fs.chmodSync(file, mode);
	return file;
}

test('a password file that others may read is used, with one warning that says what to run', async (t) => {
	const file = createFile(t, "the operator's\u{1B}[31m", 0o640);
	const {port} = await runServer(t, {rootPassword: password});
	const argv = ['rt1', '--agent', `127.0.0.1:${port}`, '-1', '--no-sql', '--password-file', file];
	const {exitCode, stderr} = await runProgram(argv);
	assert.equal(exitCode, 0);
	const folder = path.dirname(file);
	const command = String.raw`printf '${folder}/the operator\047s\033\13331m\0' | xargs -0 chmod 600`;
	assert.equal(stderr, `restop: warning: others can read ${folder}/the operator's\\x1b[31m; restrict it: ${command}\n`);
});

test('the file of the agent password is looked at too, one that is not used is not', async (t) => {
	const {port} = await runServer(t, {agentPassword: password});
	const [used, unused] = [createFile(t, 'agent', 0o644), createFile(t, 'root', 0o644)];
	const argv = ['rt1', '--agent', `127.0.0.1:${port}`, '-1', '--no-sql'];
	const {exitCode, stderr} = await runProgram([...argv, '--agent-password-file', used, '--password-file', unused]);
	assert.equal(exitCode, 0);
	assert.match(stderr, /^restop: warning: others can read \S+\/agent; .*\n$/v);
});

test('a file of one’s own gives no warning', async (t) => {
	const {port} = await runServer(t, {rootPassword: password});
	const argv = ['rt1', '--agent', `127.0.0.1:${port}`, '-1', '--no-sql'];
	const {exitCode, stderr} = await runProgram([...argv, '--password-file', createFile(t, 'password', 0o600)]);
	assert.deepEqual([exitCode, stderr], [0, '']);
});
