import assert from 'node:assert/strict';
import test from 'node:test';
import {describeOutputError} from '../../source/command-line/output-error.js';
import {english} from '../../source/locale/en.js';

for (const [code, cause] of [
	['ENOSPC', 'no space left on device'],
	['EDQUOT', 'EDQUOT'],
	[undefined, 'unknown error'],
] as const) {
	test(`output that cannot be written: ${cause}`, () => {
		assert.equal(describeOutputError({code}, english.usage), `cannot write standard output: ${cause}`);
	});
}
