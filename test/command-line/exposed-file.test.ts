import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import test, {type TestContext} from 'node:test';
import {findExposure, quotePath} from '../../source/command-line/exposed-file.js';

function createFile(t: TestContext, name: string, mode: number): string {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'restop-'));
	t.after(() => {
		fs.rmSync(folder, {recursive: true});
	});
	const file = path.join(folder, name);
	fs.writeFileSync(file, 'secret\n');
	fs.chmodSync(file, mode);
	return file;
}

for (const mode of [0o644, 0o640, 0o604, 0o660, 0o610, 0o601, 0o777]) {
	test(`a file of mode ${mode.toString(8)} is exposed`, (t) => {
		const file = createFile(t, 'password', mode);
		assert.equal(findExposure(file), `chmod 600 ${file}`);
	});
}

for (const mode of [0o600, 0o400, 0o700]) {
	test(`a file of mode ${mode.toString(8)} is not`, (t) => {
		assert.equal(findExposure(createFile(t, 'password', mode)), undefined);
	});
}

test('a folder, a pipe, standard input and a missing file are not exposed', (t) => {
	const folder = path.dirname(createFile(t, 'password', 0o600));
	fs.chmodSync(folder, 0o755);
	const pipe = path.join(folder, 'pipe');
	execFileSync('mkfifo', ['-m', '644', pipe]);
	for (const file of [folder, pipe, '-', '/dev/stdin', '/proc/self/fd/0', `${folder}/missing`]) {
		assert.equal(findExposure(file), undefined, file);
	}
});

const names = [
	'a b',
	"it's",
	'$HOME',
	'`id`',
	'a;b',
	'"',
	'\\',
	'*',
	'恢复',
	'恢复\u{200B}50%\n',
	'-v\n',
	'a\nb',
	'a\tb',
	'\u{1B}[31mred',
	'\u{202E}txt',
	"\u{7}'\\",
];

for (const name of names) {
	test(`the command for a file called ${JSON.stringify(name)} does it, and hides nothing`, (t) => {
		const file = createFile(t, name, 0o644);
		const command = findExposure(file) ?? assert.fail('it is exposed');
		assert.doesNotMatch(command, /[\p{Cc}\p{Cf}]/v);
		// Any shell: dash has neither $'…' nor local extensions.
		execFileSync('sh', ['-c', command], {env: {...process.env, LC_ALL: 'C'}});
		assert.equal(fs.statSync(file).mode % 0o1000, 0o600);
	});
}

test('a plain path needs no quotes, an empty one does, and what looks like an option becomes none', () => {
	assert.equal(quotePath('/etc/restop/key.pem'), '/etc/restop/key.pem');
	assert.equal(quotePath(''), "''");
	assert.equal(quotePath('-v'), './-v');
});
