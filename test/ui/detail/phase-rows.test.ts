import assert from 'node:assert/strict';
import test from 'node:test';
import {drawPhaseRows} from '../../../source/ui/detail/phase-rows.js';
import {fold, readAt, reading, startedAt} from '../../helpers/facts.js';
import {drawOf} from '../../helpers/detail.js';

const creating = reading({status: 'CREATE_TENANT', startedAt});
const restoring = reading({startedAt});

test('each phase has the time that it began, and those to come follow', () => {
	assert.deepEqual(drawOf(drawPhaseRows, fold([readAt(0, creating), readAt(11, restoring), [40, {type: 'ticked'}]])), [
		'   phase    10:00:00   creating ✓ 11s',
		'            10:00:11   restoring ▸ 25s',
		'            then checking, upgrading',
	]);
});

test('a phase that had begun before it was seen has none', () => {
	const [first] = drawOf(drawPhaseRows, fold([readAt(0, reading()), [20, {type: 'ticked'}]]));
	assert.equal(first, '   phase    restoring ▸ ≥ 20s');
});

test('the phase in which a restore has failed, or its tenant was dropped, is marked', () => {
	for (const comment of ['OB_TIMEOUT(-4012)', 'ROOTSERVICE : OB_TENANT_NOT_EXIST(-5157) on "10.10.10.1:2882"']) {
		const failed = reading({status: 'FAIL', startedAt, finishedAt: startedAt + 20_000, comment});
		const rows = drawOf(drawPhaseRows, fold([readAt(0, creating), readAt(11, restoring), readAt(30, failed)]));
		assert.deepEqual(rows.slice(1), ['            10:00:11   restoring ✗ 9s']);
	}
});

test('of a restore that was over before there are none', () => {
	assert.deepEqual(drawOf(drawPhaseRows, fold([readAt(0, reading({status: 'SUCCESS', finishedAt: startedAt}))])), []);
});
