import assert from 'node:assert/strict';
import test from 'node:test';
import {parseFailure} from '../../source/domain/failure.js';
import {describeFailure} from '../../source/locale/describe-failure.js';
import {en} from '../../source/locale/en.js';

const failures = [
	[
		'CLOG : OB_ERR_LOG_NOT_ENOUGH(-4018) on "10.10.10.3:2882" with traceid Y1',
		'OB_ERR_LOG_NOT_ENOUGH (-4018) on 10.10.10.3:2882',
	],
	['CLOG : OB_TIMEOUT(-4012)', 'OB_TIMEOUT (-4012)'],
	['ret=-4018', '(-4018)'],
	[' no space\n\tleft ', 'no space left'],
	['', ''],
] as const;

for (const [comment, text] of failures) {
	test(`the comment ${JSON.stringify(comment)} reads "${text}"`, () => {
		assert.equal(describeFailure(parseFailure(comment), en), text);
	});
}
