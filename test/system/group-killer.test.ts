import assert from 'node:assert/strict';
import test from 'node:test';
import {createGroupKiller} from '../../source/system/group-killer.js';

test('the group of a process is killed, not the process alone', () => {
	const calls: unknown[] = [];
	const kill = (...given: readonly unknown[]) => {
		calls.push(given);
	};

	createGroupKiller({kill})(42);
	assert.deepEqual(calls, [[-42, 'SIGKILL']]);
});

test('a group that has ended is no error', () => {
	let tries = 0;
	const kill = () => {
		tries++;
		throw Object.assign(new Error('no such process'), {code: 'ESRCH'});
	};

	createGroupKiller({kill})(42);
	assert.equal(tries, 1);
});
