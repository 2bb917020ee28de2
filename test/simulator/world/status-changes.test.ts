import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {createRestore} from '../../../source/simulator/world/scenario-library.js';
import type {Restore} from '../../../source/simulator/world/scenario.js';
import {statusChangesOf} from '../../../source/simulator/world/status-changes.js';
import {ownStageAt} from '../../../source/simulator/world/timeline.js';
import {runningStatus} from '../../../source/simulator/world/view-values.js';

const startedAt = Date.UTC(2026, 10, 23, 10);
const begun = [
	'CREATE_TENANT',
	'WAIT_TENANT_RESTORE_FINISH',
	'RESTORE_PRE',
	'RESTORE_CREATE_INIT_LS',
	'PHYSICAL_RESTORE_WAIT_RESTORE_TO_CONSISTENT_SCN',
	'RESTORE_WAIT_LS',
];
const comment = '';

const lives: ReadonlyArray<readonly [title: string, changes: Partial<Restore>, expected: readonly string[]]> = [
	['a success', {}, [...begun, 'POST_CHECK', 'UPGRADE', 'RESTORE_SUCCESS', 'RESTORE_SUCCESS']],
	['a failure', {ending: {type: 'failure', comment}}, [...begun, 'RESTORE_FAIL', 'RESTORE_FAIL']],
	['a cancelled one', {ending: {type: 'cancelled', comment}}, [...begun, 'RESTORE_FAIL']],
	[
		'one without a job of its own',
		{figures: 'nowhere'},
		['CREATE_TENANT', 'WAIT_TENANT_RESTORE_FINISH', 'RESTORE_SUCCESS'],
	],
];

for (const [title, changes, expected] of lives) {
	test(`the statuses of ${title}`, () => {
		const found = statusChangesOf(createRestore({startedAt, ...changes}));
		assert.deepEqual(
			found.map(({status}) => status),
			expected,
		);
	});
}

const raw = {restoring: 'RESTORE_WAIT_LS', checking: 'POST_CHECK', upgrading: 'UPGRADE', closing: 'RESTORE_SUCCESS'};

test('at any moment the latest recorded statuses are those that the views show', () => {
	const restore = createRestore({startedAt, checkingMs: 8000, upgradingMs: 5000});
	fc.assert(
		fc.property(fc.integer({min: 0, max: 195_999}), (afterMs) => {
			const t = startedAt + afterMs;
			const passed = new Set(
				statusChangesOf(restore)
					.filter(({at}) => at <= t)
					.map(({status}) => status),
			);
			assert.ok(passed.has(runningStatus(restore, t)));
			const own = ownStageAt(restore, t);
			assert.equal(own === undefined || passed.has(raw[own]), true);
			assert.equal(passed.has('UPGRADE'), own === 'upgrading' || own === 'closing');
			assert.equal(passed.has('POST_CHECK'), own !== undefined && own !== 'restoring');
		}),
	);
});
