import assert from 'node:assert/strict';
import test from 'node:test';
import type {CommandFailure} from '../../source/domain/command-failure.js';
import {describeCommandFailure} from '../../source/locale/describe-command-failure.js';
import {en} from '../../source/locale/en.js';

const table: ReadonlyArray<readonly [CommandFailure, string]> = [
	[{type: 'exited', code: 127}, 'exit code 127'],
	[{type: 'killed', signal: 'SIGKILL'}, 'ended by SIGKILL'],
	[{type: 'timedOut', limitMs: 30_000}, 'still running after 30s, terminated'],
	[{type: 'notStarted', cause: 'EAGAIN'}, 'cannot start /bin/sh: EAGAIN'],
	[{type: 'leftOut', count: 1}, '1 command not run'],
	[{type: 'leftOut', count: 1200}, '1,200 commands not run'],
];

for (const [failure, expected] of table) {
	test(`a failed command: ${expected}`, () => {
		assert.equal(describeCommandFailure(failure, en), expected);
	});
}
