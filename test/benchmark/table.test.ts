import assert from 'node:assert/strict';
import test from 'node:test';
import {formatTable} from './table.js';

test('columns stand under each other, figures to the right', () => {
	const table = formatTable([
		['case', 'bytes/s', ''],
		['12 restores', '31', 'x'],
		['', '1234567890', ''],
	]);
	assert.deepEqual(table.split('\n'), [
		'| case        |    bytes/s |     |',
		'| ----------- | ---------: | --: |',
		'| 12 restores |         31 |   x |',
		'|             | 1234567890 |     |',
	]);
});

test('a row may have fewer cells than the head', () => {
	assert.equal(
		formatTable([['case', 'bytes'], ['one']])
			.split('\n')
			.at(-1),
		'| one  |       |',
	);
});
