import assert from 'node:assert/strict';
import test from 'node:test';
import {createRestore} from '../../../source/simulator/world/scenario-library.js';
import {displayBytes, displayPercent, runningStatus, withMicros} from '../../../source/simulator/world/view-values.js';
import {day, minute, second, start} from '../worlds.js';

const sizes: ReadonlyArray<readonly [bytes: number, text: string]> = [
	[0, '0.00MB'],
	[1024 ** 2, '1.00MB'],
	[1024 ** 3 - 1, '1024.00MB'],
	[1024 ** 3, '1.00GB'],
	[1.5 * 1024 ** 4, '1.50TB'],
	[2000 * 1024 ** 5, '2000.00PB'],
];

for (const [bytes, text] of sizes) {
	test(`the view shows ${bytes} bytes as ${text}`, () => {
		assert.equal(displayBytes(bytes), text);
	});
}

test('a percentage has two digits after the point', () => {
	assert.deepEqual(
		[0, 4377, 10_000].map((share) => displayPercent(share)),
		['0.00', '43.77', '100.00'],
	);
});

test('the microseconds of a time come from the job id, its fraction of a millisecond is dropped', () => {
	assert.equal(withMicros(createRestore({startedAt: start, jobId: 4}), 1.7), 1_492_000n);
});

for (const [ending, status] of [
	[{type: 'success'}, 'RESTORE_SUCCESS'],
	[{type: 'failure', comment: ''}, 'RESTORE_FAIL'],
	[{type: 'cancelled', comment: ''}, 'RESTORE_FAIL'],
] as const) {
	test(`a restore that ends as ${ending.type} passes through three statuses to ${status}`, () => {
		const restore = createRestore({startedAt: start, ending});
		const statuses = [second, minute, 190 * second, day].map((afterMs) => runningStatus(restore, start + afterMs));
		assert.deepEqual(statuses, ['CREATE_TENANT', 'WAIT_TENANT_RESTORE_FINISH', status, status]);
	});
}
