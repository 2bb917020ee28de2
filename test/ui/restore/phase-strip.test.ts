import assert from 'node:assert/strict';
import test from 'node:test';
import type {RestoreReading} from '../../../source/domain/restore-reading.js';
import {widthOfLine} from '../../../source/ui/line/line.js';
import {drawPhases} from '../../../source/ui/restore/phase-strip.js';
import {address, failedWith, fold, problem, readAt, reading, startedAt, type Step} from '../../helpers/facts.js';
import {frameOf, textOf} from '../../helpers/frame.js';

const running = reading({status: 'RESTORING', data: {percent: 40}, log: {percent: 10}});
const broken = reading({
	status: 'FAIL',
	finishedAt: startedAt,
	comment: 'CLOG : OB_ENTRY_NOT_EXIST(-4018) on "10.10.10.3:2882" with traceid Y1-2',
});

function lineOf(steps: readonly Step[], width: number) {
	const frame = frameOf(fold(steps));
	const [restore] = frame.restores;
	assert.ok(restore);
	return drawPhases(restore, frame, width);
}

function draw(steps: readonly Step[], width = 90): string {
	return textOf(lineOf(steps, width)).trimEnd();
}

/** A row of SQL without figures. */
function ofSql(second: number): Step {
	const {jobId, restoreTenantId} = reading();
	const row = {jobId, restoreTenantId, status: 'RESTORING', data: {}, log: {}};
	return [second, {type: 'progressRead', cluster: address, rows: [row], tookMs: 5}];
}

const strips: ReadonlyArray<readonly [name: string, steps: readonly Step[], strip: string]> = [
	[
		'a phase that had begun before shows at least how long, the steps to come have no marks',
		[readAt(0, reading()), readAt(5, reading())],
		'restoring ▸ ≥ 5s   then checking, upgrading',
	],
	[
		'a phase that was seen to begin shows how long, by five seconds as long as it goes on',
		[
			readAt(0, reading({status: 'CREATE_TENANT'})),
			readAt(11, reading({status: 'RESTORING'})),
			readAt(29, reading({status: 'RESTORING'})),
		],
		'creating ✓ 10m11s   restoring ▸ 15s   then checking, upgrading',
	],
	[
		'over SQL, whose status hides the check, only the upgrade is to come',
		[readAt(0, reading()), ofSql(5)],
		'restoring ▸ ≥ 5s   then upgrading',
	],
	[
		'where the last steps are seen nothing is foretold',
		[readAt(0, running), readAt(60, reading({status: 'POST_CHECK'})), readAt(65, reading({status: 'UPGRADE'}))],
		'restoring ✓ ≥ 1m00s   checking ✓ 5s   upgrading ▸ 0s',
	],
	[
		'the phase in which it failed is crossed out, the ones before are not',
		[
			readAt(0, reading({status: 'CREATE_TENANT'})),
			readAt(11, running),
			readAt(43, {...broken, finishedAt: startedAt + 23_000}),
		],
		'creating ✓ 10m11s   restoring ✗ 12s   ended 20s ago',
	],
];

for (const [name, steps, strip] of strips) {
	test(`the strip of phases: ${name}`, () => {
		assert.equal(draw(steps), strip);
	});
}

test('the strip of a restore that had ended before it was seen shows only the end', () => {
	const past: RestoreReading = {...broken, finishedAt: startedAt - 41 * 86_400_000};
	assert.equal(draw([readAt(0, past)]), 'failed -4018   ended 41 days ago');
});

test('an open phase stands still while its agent does not answer', () => {
	const lost: Step = [12, failedWith(problem('refused'))];
	const later: Step = [60, {type: 'ticked'}];
	assert.match(draw([readAt(0, reading()), readAt(10, reading()), lost, later]), /^restoring ▸ ≥ 10s/v);
});

test('steps that do not fit are left out, the last ones first', () => {
	const steps: readonly Step[] = [
		readAt(0, reading({status: 'CREATE_TENANT'})),
		readAt(11, running),
		readAt(29, running),
	];
	assert.equal(draw(steps, 40), 'creating ✓ 10m11s   restoring ▸ 15s');
	assert.equal(draw(steps, 20), 'creating ✓ 10m11s');
	assert.deepEqual(lineOf(steps, 5), []);
	for (let width = 0; width < 90; width++) {
		assert.ok(widthOfLine(lineOf(steps, width)) <= width, String(width));
	}
});
