import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import test from 'node:test';
import {nameProcess} from '../../source/system/process-title.js';

test('the title is the command line without Node', () => {
	const named = {title: 'node'};
	nameProcess(named, []);
	assert.equal(named.title, 'restop');
});

test('on Linux the process is called restop and shows its arguments', () => {
	const source = path.join(import.meta.dirname, '../../source/system/process-title.ts');
	const script = String.raw`const {nameProcess} = await import(${JSON.stringify(source)});
		const fs = await import('node:fs');
		nameProcess(process, ['rt1', '--agent', 'db1:2886']);
		const read = (name) => fs.readFileSync('/proc/self/' + name, 'utf8');
		console.log(JSON.stringify([read('comm'), read('cmdline').replace(/\0+$/, '')]));`;
	const argv = ['--import=tsx', '--input-type=module', '--eval', script];
	const output = execFileSync(process.execPath, argv, {encoding: 'utf8'});
	assert.deepEqual(JSON.parse(output), ['restop\n', 'restop rt1 --agent db1:2886']);
});
