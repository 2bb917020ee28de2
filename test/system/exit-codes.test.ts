import assert from 'node:assert/strict';
import os from 'node:os';
import test from 'node:test';
import {exitCodeOfBrokenOutput, exitCodes} from '../../source/system/exit-codes.js';

for (const [code, isTerminal, exitCode] of [
	['EIO', true, 129],
	['EIO', false, 74],
	['EPIPE', false, 141],
	['ENOSPC', false, 74],
	[undefined, false, 74],
] as const) {
	test(`output that cannot be written because of ${code} is exit code ${exitCode}`, () => {
		assert.equal(exitCodeOfBrokenOutput({code}, isTerminal), exitCode);
	});
}

test('the exit code of a signal is 128 plus its number', () => {
	const {SIGHUP, SIGINT, SIGPIPE, SIGTERM} = os.constants.signals;
	const {hangUp, interrupt, brokenPipe, terminate} = exitCodes;
	assert.deepEqual(
		[hangUp, interrupt, brokenPipe, terminate],
		[SIGHUP, SIGINT, SIGPIPE, SIGTERM].map((number) => 128 + number),
	);
});
