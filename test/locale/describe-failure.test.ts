import assert from 'node:assert/strict';
import test from 'node:test';
import {parseFailure} from '../../source/domain/failure.js';
import {describeError, describeFailure} from '../../source/locale/describe-failure.js';
import {en} from '../../source/locale/en.js';

const failures = [
	[
		'CLOG : OB_ENTRY_NOT_EXIST(-4018) on "10.10.10.3:2882" with traceid Y1',
		'OB_ENTRY_NOT_EXIST (-4018) on 10.10.10.3:2882',
	],
	['CLOG : OB_TIMEOUT(-4012)', 'OB_TIMEOUT (-4012)'],
	['ret=-4018;', 'OB_ENTRY_NOT_EXIST (-4018)'],
	['ret=-1;', '(-1)'],
	['ret=-40', 'ret=-40'],
	['(SERVER)ls_id: 1, addr: 10.0.0.1:2882, result: -40', '(SERVER)ls_id: 1, addr: 10.0.0.1:2882, result: -40'],
	[
		'(ROOTSERVICE)addr: 10.0.0.1:2882, result: -4184(Server out of disk space), trace_id: Y1;',
		'OB_SERVER_OUTOF_DISK_SPACE (-4184) on 10.0.0.1:2882',
	],
	[
		'(ROOTSERVICE)addr: 10.0.0.1:2882, result: -4725(unit config is too small), trace_id: Y1;',
		'OB_TABLET_NOT_EXIST (-4725) on 10.0.0.1:2882: unit config is too small',
	],
	[' no space\n\tleft ', 'no space left'],
	['', ''],
] as const;

for (const [comment, text] of failures) {
	test(`the comment ${JSON.stringify(comment)} reads "${text}"`, () => {
		assert.equal(describeFailure(parseFailure(comment), en), text);
	});
}

test('the error alone is without its server', () => {
	const failure = parseFailure('(ROOTSERVICE)addr: 10.0.0.1:2882, result: -4725(it is too small), trace_id: Y1;');
	assert.equal(describeError(failure, en), 'OB_TABLET_NOT_EXIST (-4725): it is too small');
	assert.equal(describeError(parseFailure('no\nidea'), en), 'no idea');
	assert.equal(describeError(parseFailure(''), en), '');
});
