import assert from 'node:assert/strict';
import {setImmediate} from 'node:timers';
import test from 'node:test';
import {giveWay} from '../../source/system/give-way.js';

test('what waits for the event loop is done before the work goes on', async () => {
	let isDone = false;
	setImmediate(() => {
		isDone = true;
	});
	await Promise.resolve();
	assert.equal(isDone, false);
	await giveWay();
	assert.equal(isDone, true);
});
