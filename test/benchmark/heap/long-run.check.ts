import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import test from 'node:test';
import {medianOf} from '../statistics.js';

const program = path.join(import.meta.dirname, 'long-run.ts');

/** The heap after 100,000 updates of 50 tenants, and after a quarter of them, when every list is full; in bytes. */
async function measure(...argv: readonly string[]): Promise<{readonly warm: number; readonly last: number}> {
	const words = ['--expose-gc', '--import=tsx', program, ...argv];
	const child = spawn(process.execPath, words, {stdio: ['ignore', 'pipe', 'ignore']});
	const stdout = await text(child.stdout);
	const heaps = stdout.trim().split('\n').map(Number);
	assert.equal(heaps.length, 20);
	return {warm: medianOf(heaps.slice(5, 10)), last: medianOf(heaps.slice(15))};
}

/** A leak of one small object an update is four times as much. */
const mostGrowthBytes = 1_000_000;

test('100,000 updates of 50 tenants leave the heap as it was when its lists were full', async () => {
	const {warm, last} = await measure();
	assert.ok(last - warm < mostGrowthBytes, `${warm} bytes after warming up, ${last} in the end`);
});

test('a leak of one small object an update would be seen', async () => {
	const {warm, last} = await measure('leak');
	assert.ok(last - warm > mostGrowthBytes, `${warm} bytes after warming up, ${last} in the end`);
});
