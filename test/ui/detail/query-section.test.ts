import assert from 'node:assert/strict';
import test from 'node:test';
import {drawQuerySection} from '../../../source/ui/detail/query-section.js';
import {failedWith, fold, problem, readAt, reading, startedAt} from '../../helpers/facts.js';
import {moving} from '../../helpers/mixed-states.js';
import {drawOf} from '../../helpers/detail.js';

const draw = (...parameters: Parameters<typeof fold>) => drawOf(drawQuerySection, fold(...parameters), {columns: 80});

test('where nobody reports the progress of a restore there is what to ask OceanBase', () => {
	const text = draw([readAt(0, reading())])
		.join(' ')
		.replaceAll(/ +/gv, ' ');
	assert.match(text, /to copy, as root@sys: restop does not run them/v);
	assert.match(text, /SELECT [ ,A-Z_]+ FROM oceanbase\.CDB_OB_RESTORE_PROGRESS WHERE JOB_ID = 4;/v);
});

test('so it is for a tenant that is waited for', () => {
	const text = draw([[1, failedWith(problem('tenantAbsent'))]]).join(' ');
	assert.match(text, /RESTORE_TENANT_NAME = 'rt2';/v);
});

const without: ReadonlyArray<readonly [what: string, ...fold: Parameters<typeof fold>]> = [
	['progress is known', [readAt(0, moving)]],
	['the restore has ended', [readAt(0, reading({status: 'SUCCESS', finishedAt: startedAt}))]],
	['the tenant was never restored', [[1, failedWith(problem('neverRestored'))]]],
	[
		'the name of a tenant that is waited for cannot be typed',
		[[1, failedWith(problem('tenantAbsent'), 'a\u{1B}')]],
		['a\u{1B}'],
	],
];

for (const [what, ...parameters] of without) {
	test(`there is none where ${what}`, () => {
		assert.deepEqual(draw(...parameters), []);
	});
}
