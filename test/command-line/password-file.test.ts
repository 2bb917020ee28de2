import assert from 'node:assert/strict';
import {once} from 'node:events';
import {execFileSync, spawn} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {Readable} from 'node:stream';
import {text as readText} from 'node:stream/consumers';
import test, {type TestContext} from 'node:test';
import {
	readPasswordFile,
	showPasswordFile,
	trimLineEnd,
	watchPasswordFile,
} from '../../source/command-line/password-file.js';

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

/** Standard input, in the pieces that it comes in. */
const createInput = (...pieces: ReadonlyArray<string | Uint8Array>) => Readable.from(pieces, {objectMode: false});

/** Reading from it throws. */
const createClosed = () => new Readable().destroy(new Error('standard input was read'));

test('a password is read from its file, as UTF-8, and standard input is left alone', async (t) => {
	const input = createInput('of standard input\n');
	assert.equal(await readPasswordFile(write(t, 'pässwörd 中\r\n'), input), 'pässwörd 中');
	assert.ok(!input.readableDidRead);
});

test('a password is read from standard input for -', async () => {
	assert.equal(await readPasswordFile('-', createInput('pässwörd ', '中\r', '\n')), 'pässwörd 中');
});

test('a character of standard input that comes in two pieces is one', async () => {
	const bytes = new TextEncoder().encode('\u{FEFF}中\n');
	const input = createInput(bytes.subarray(0, 4), bytes.subarray(4));
	assert.equal(await readPasswordFile('-', input), '\u{FEFF}中');
});

test('an empty standard input is the empty password', async () => {
	assert.equal(await readPasswordFile('-', createInput()), '');
});

test('a file called - is read by its path', async (t) => {
	assert.equal(
		await readPasswordFile(write(t, 'of the file\n', '-'), createInput('of standard input\n')),
		'of the file',
	);
});

test('a file that cannot be read throws its error', async (t) => {
	const file = write(t, '');
	await assert.rejects(readPasswordFile(`${file}.missing`, createInput()), {code: 'ENOENT'});
	await assert.rejects(readPasswordFile(path.dirname(file), createInput()), {code: 'EISDIR'});
	await assert.rejects(readPasswordFile('-', createClosed()), /standard input was read/v);
});

test('each change of a password file is reported once', async (t) => {
	const file = write(t, 'first\n');
	const watch = watchPasswordFile(file, 'first');
	assert.equal(await watch(), undefined);
	fs.writeFileSync(file, 'second\r\n');
	assert.equal(await watch(), 'second');
	assert.equal(await watch(), undefined);
	fs.rmSync(file);
	assert.equal(await watch(), undefined);
	fs.writeFileSync(file, 'first');
	assert.equal(await watch(), 'first');
});

test('a file that was replaced by another one under its name is the new one', async (t) => {
	const file = write(t, 'first\n');
	const watch = watchPasswordFile(file, 'first');
	fs.writeFileSync(`${file}.new`, 'second\n');
	fs.renameSync(`${file}.new`, file);
	assert.equal(await watch(), 'second');
});

test('a pipe is not read a second time', async (t) => {
	const pipe = path.join(path.dirname(write(t, '')), 'pipe');
	execFileSync('mkfifo', [pipe]);
	assert.equal(await watchPasswordFile(pipe, 'first')(), undefined);
});

const reader = `
	import process from 'node:process';
	import {readPasswordFile} from ${JSON.stringify(new URL('../../source/command-line/password-file.ts', import.meta.url))};
	const reading = readPasswordFile('-', process.stdin);
	console.error('waiting');
	console.log(JSON.stringify(await reading));
`;

test('a password that comes late through a pipe is waited for', async (t) => {
	const child = spawn(process.execPath, ['--import=tsx', '--input-type=module', '--eval', reader]);
	t.after(() => {
		child.kill();
	});
	const answer = readText(child.stdout);
	await once(child.stderr, 'data');
	// A child that has given up closes the pipe, which is an empty answer.
	child.stdin.on('error', () => undefined);
	child.stdin.write('sec');
	child.stdin.end('ret\n');
	assert.equal(await answer, '"secret"\n');
});

test('a path is shown where a file or its folder exists; anything else may be the password itself', (t) => {
	const file = write(t, '');
	for (const shown of [file, `${file}.missing`, '-']) {
		assert.equal(showPasswordFile(shown), shown);
	}

	for (const secret of ['secret', '/secret', 'sec/ret', '']) {
		assert.equal(showPasswordFile(secret), undefined);
	}
});
