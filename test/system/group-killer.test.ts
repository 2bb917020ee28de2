import assert from 'node:assert/strict';
import test from 'node:test';
import {createGroupKiller} from '../../source/system/group-killer.js';

test('the group of a process is killed, not the process alone', () => {
	const calls: unknown[] = [];
	createGroupKiller({kill: (...given) => calls.push(given)})(42);
	assert.deepEqual(calls, [[-42, 'SIGKILL']]);
});

test('a group that has ended is no error', () => {
	const kill = () => {
		throw Object.assign(new Error('no such process'), {code: 'ESRCH'});
	};

	assert.doesNotThrow(() => {
		createGroupKiller({kill})(42);
	});
});
