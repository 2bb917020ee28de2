import assert from 'node:assert/strict';
import test from 'node:test';
import {createValueError, UsageError} from '../../source/command-line/usage-error.js';
import {english} from '../../source/locale/en.js';

const values = [
	['soon', '"soon"'],
	['', 'nothing'],
	[' ', '" "'],
	['a"b', String.raw`"a\"b"`],
	['a\nb', String.raw`"a\nb"`],
	['\u{1B}[2J', String.raw`"\u001b[2J"`],
	['a\u{202E}b', String.raw`"a\u202eb"`],
	['root:secret@db1', 'a value that is not shown, because it may contain a password'],
] as const;

for (const [got, shown] of values) {
	test(`${JSON.stringify(got)} is quoted as ${shown} in one line that is safe to print`, () => {
		const error = createValueError(
			{option: '--interval', wanted: 'seconds, 0.1 or more', got, kind: 'seconds'},
			english.usage,
		);
		assert.ok(error instanceof UsageError);
		assert.equal(error.message, `--interval: expected seconds, 0.1 or more; got ${shown}`);
	});
}
