import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test, {before, type TestContext} from 'node:test';
import {openPty} from '../helpers/pty.js';
import {startCluster, writeConfig} from '../run/clusters.js';

const program = path.join(import.meta.dirname, '../../build/bin.js');
const patienceMs = 60_000;

before(() => {
	assert.ok(existsSync(program), 'build/bin.js is not there: npm run build makes it');
});

/** Two clusters without a password around one with it, and one that does not answer. */
async function open(t: TestContext) {
	const [first, second, third] = await Promise.all([
		startCluster(t, 'Hush#1', ['rt1']),
		startCluster(t, 'Hush#2', ['rt2']),
		startCluster(t, 'Hush#3', ['rt3']),
	]);
	const file = writeConfig(
		t,
		[
			'clusters:',
			`  one: {agents: "${first}"}`,
			`  two: {agents: "${second}", password: {command: "echo Hush#2"}}`,
			'  gone: {agents: "127.0.0.1:1"}',
			`  three: {agents: "${third}"}`,
			'',
		].join('\n'),
	);
	const argv = ['rt1@one', 'rt2@two', 'rt3@three', 'rt4@gone', '-1', '--no-sql', '-c', file];
	const pty = openPty([process.execPath, program, ...argv], {columns: 200, rows: 24});
	t.after(pty.close);
	return pty;
}

test('each cluster without a password is asked for its own, by name, one after the other', async (t) => {
	const pty = await open(t);
	await pty.waitFor(/Password for root@sys on one: *$/mv, patienceMs);
	assert.doesNotMatch(pty.text(), / on (?:two|gone|three)/v);
	pty.write('Hush#1\r');
	await pty.waitFor(/Password for root@sys on three: *$/mv, patienceMs);
	pty.write('Hush#3\r');
	const {exitCode} = await pty.exit;
	// One cluster does not answer, and no password is asked for it.
	assert.equal(exitCode, 3);
	assert.doesNotMatch(pty.text(), /Hush| on (?:two|gone)/v);
	for (const tenant of ['rt1', 'rt2', 'rt3']) {
		assert.match(pty.text(), new RegExp(`${tenant} restoring`, 'v'));
	}
});

test('Ctrl-C at any of the prompts leaves with 130', async (t) => {
	const pty = await open(t);
	await pty.waitFor(/Password for root@sys on one: *$/mv, patienceMs);
	pty.write('Hush#1\r');
	await pty.waitFor(/Password for root@sys on three: *$/mv, patienceMs);
	pty.write('\u{3}');
	const {exitCode} = await pty.exit;
	assert.equal(exitCode, 130);
});
