import assert from 'node:assert/strict';
import {once} from 'node:events';
import {spawn} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import test, {type TestContext} from 'node:test';
import {readPasswordFile, trimLineEnd} from '../../source/config/password.js';

const trims = [
	['no line end', 'secret', 'secret'],
	['one line feed goes', 'secret\n', 'secret'],
	['one CRLF goes', 'secret\r\n', 'secret'],
	['only one of two line feeds goes', 'secret\n\n', 'secret\n'],
	['only one of two CRLFs goes', 'secret\r\n\r\n', 'secret\r\n'],
	['only the LF goes after a CRLF', 'secret\r\n\n', 'secret\r\n'],
	['a carriage return alone stays', 'secret\r', 'secret\r'],
	['only one carriage return goes with its line feed', 'secret\r\r\n', 'secret\r'],
	['a line feed at the beginning stays', '\nsecret', '\nsecret'],
	['a line feed inside stays', 'sec\nret\n', 'sec\nret'],
	['blanks stay', ' \tsecret \t\n', ' \tsecret \t'],
	['the mark of the byte order stays', '\u{FEFF}secret\n', '\u{FEFF}secret'],
	['nothing', '', ''],
	['a line feed alone is the empty password', '\n', ''],
] as const;

for (const [name, text, password] of trims) {
	test(`of a password file: ${name}`, () => {
		assert.equal(trimLineEnd(text), password);
	});
}

/** A file of that content, in a folder of its own. */
function write(t: TestContext, content: string, name = 'password'): string {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'restop-'));
	t.after(() => {
		fs.rmSync(folder, {recursive: true});
	});
	const file = path.join(folder, name);
	fs.writeFileSync(file, content);
	return file;
}

/** A descriptor that stands for standard input. */
function open(t: TestContext, content: string): number {
	const descriptor = fs.openSync(write(t, content), 'r');
	t.after(() => {
		fs.closeSync(descriptor);
	});
	return descriptor;
}

/** Reading from it throws. */
const closed = -1;

test('a password is read from its file, as UTF-8, and standard input is left alone', (t) => {
	assert.equal(readPasswordFile(write(t, 'pässwörd 中\r\n'), closed), 'pässwörd 中');
});

test('a password is read from standard input for -', (t) => {
	assert.equal(readPasswordFile('-', open(t, 'pässwörd 中\n')), 'pässwörd 中');
});

test('a file called - is read by its path', (t) => {
	assert.equal(readPasswordFile(write(t, 'of the file\n', '-'), open(t, 'of standard input\n')), 'of the file');
});

test('a file that cannot be read throws what node:fs throws', (t) => {
	const file = write(t, '');
	assert.throws(() => readPasswordFile(`${file}.missing`, closed), {code: 'ENOENT'});
	assert.throws(() => readPasswordFile(path.dirname(file), closed), {code: 'EISDIR'});
});

const reader = `
	import {readPasswordFile} from ${JSON.stringify(new URL('../../source/config/password.ts', import.meta.url))};
	console.error('ready');
	console.log(JSON.stringify(readPasswordFile('-', 0)));
`;

test('a password that comes late through a pipe is waited for', async (t) => {
	const child = spawn(process.execPath, ['--import=tsx', '--input-type=module', '--eval', reader]);
	t.after(() => {
		child.kill();
	});
	const answer = once(child.stdout, 'data');
	await once(child.stderr, 'data');
	child.stdin.write('sec');
	child.stdin.end('ret\n');
	const [chunk] = (await answer) as [Uint8Array];
	assert.equal(new TextDecoder().decode(chunk), '"secret"\n');
});
