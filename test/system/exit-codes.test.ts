import assert from 'node:assert/strict';
import os from 'node:os';
import test from 'node:test';
import {exitCodeOfBrokenOutput, exitCodes} from '../../source/system/exit-codes.js';

for (const [code, exitCode] of [
	['EIO', 129],
	['EPIPE', 141],
	['ENOSPC', 70],
] as const) {
	test(`output that cannot be written because of ${code} is exit code ${exitCode}`, () => {
		assert.equal(exitCodeOfBrokenOutput({code}), exitCode);
	});
}

test('output that cannot be written for an unknown reason is exit code 70', () => {
	assert.equal(exitCodeOfBrokenOutput({}), 70);
});

test('the exit code of a signal is 128 plus its number', () => {
	const {SIGHUP, SIGINT, SIGPIPE, SIGTERM} = os.constants.signals;
	const {hangUp, interrupt, brokenPipe, terminate} = exitCodes;
	assert.deepEqual(
		[hangUp, interrupt, brokenPipe, terminate],
		[SIGHUP, SIGINT, SIGPIPE, SIGTERM].map((number) => 128 + number),
	);
});
