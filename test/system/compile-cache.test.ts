import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {test} from 'node:test';
import {findCacheFolder} from '../../source/system/compile-cache.js';

const folders: ReadonlyArray<readonly [env: Readonly<Record<string, string>>, folder: string | undefined]> = [
	[{XDG_CACHE_HOME: '/var/cache/me', HOME: '/home/me'}, '/var/cache/me/restop'],
	[{HOME: '/home/me'}, '/home/me/.cache/restop'],
	[{XDG_CACHE_HOME: '', HOME: '/home/me'}, '/home/me/.cache/restop'],
	[{XDG_CACHE_HOME: 'relative', HOME: '/home/me'}, '/home/me/.cache/restop'],
	[{HOME: ''}, undefined],
	[{}, undefined],
];

for (const [env, folder] of folders) {
	test(`with ${JSON.stringify(env)} compiled code lies in ${folder ?? 'no folder'}`, () => {
		assert.equal(findCacheFolder(env), folder);
	});
}

const program = `
	import {useCompileCache} from ${JSON.stringify(new URL('../../source/system/compile-cache.ts', import.meta.url))};
	useCompileCache(process.argv[1]);
	await import('node:assert');
	console.log('goes on');
`;

function runWith(folder: string): string {
	const options = ['--import=tsx', '--input-type=module', '--eval', program, folder];
	return execFileSync(process.execPath, options, {encoding: 'utf8'});
}

test('the folder is created, and only its owner may read it', (t) => {
	const home = fs.mkdtempSync(path.join(os.tmpdir(), 'restop-cache-'));
	t.after(() => {
		fs.rmSync(home, {recursive: true});
	});
	const folder = path.join(home, '.cache/restop');
	assert.equal(runWith(folder), 'goes on\n');
	// eslint-disable-next-line no-bitwise -- that is what a mode is made of
	assert.equal(fs.statSync(folder).mode & 0o777, 0o700);
});

test('without a folder that can be created the program runs uncached', () => {
	assert.equal(runWith('/dev/null/restop'), 'goes on\n');
});
