import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import test, {before, type TestContext} from 'node:test';
import {openPty, type Pty} from '../helpers/pty.js';

const program = path.join(import.meta.dirname, '../../build/bin.js');
const sigtermNumber = 15;

before(() => {
	assert.ok(existsSync(program), 'build/bin.js is not there: npm run build makes it');
});

function open(t: TestContext): Pty {
	const pty = openPty([process.execPath, program, 'demo'], {columns: 80, rows: 24});
	t.after(pty.close);
	return pty;
}

function assertGivenBack(pty: Pty): void {
	assert.deepEqual([pty.isAlternate, pty.isCursorShown, pty.isWrapping], [false, true, true]);
}

for (const ms of [20, 80, 150, 250, 350, 500]) {
	test(`SIGTERM ${ms} ms after the start ends it, with the terminal as it was`, async (t) => {
		const pty = open(t);
		await delay(ms);
		pty.kill('SIGTERM');
		const {exitCode, signal} = await pty.exit;
		// Before the program has begun, Node itself ends by the signal.
		assert.ok(signal === sigtermNumber || exitCode === 143, `${exitCode} ${signal}`);
		assertGivenBack(pty);
	});
}

test('two signals in a row end it, with the code of one of them and the terminal as it was', async (t) => {
	const pty = open(t);
	await pty.waitFor(/rt2 +prod +restoring/v);
	pty.kill('SIGINT');
	pty.kill('SIGTERM');
	const {exitCode} = await pty.exit;
	// Signals that wait together are delivered in the order of their numbers, and may be handled in either.
	assert.ok(exitCode === 143 || exitCode === 130, `${exitCode}`);
	assertGivenBack(pty);
});

test('SIGTERM twice in a row, as timeout sends it, is one request', async (t) => {
	const pty = open(t);
	await pty.waitFor(/rt2 +prod +restoring/v);
	pty.kill('SIGTERM');
	pty.kill('SIGTERM');
	const {exitCode} = await pty.exit;
	assert.equal(exitCode, 143);
	assertGivenBack(pty);
	// The states are left behind, as after one signal.
	assert.match(pty.lines().join('\n'), / audit restoring/v);
});
