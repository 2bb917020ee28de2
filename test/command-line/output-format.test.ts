import assert from 'node:assert/strict';
import test from 'node:test';
import {parseOutputFormat} from '../../source/command-line/output-format.js';

test('an output has one of four formats, written exactly', () => {
	const formats = ['screen', 'plain', 'json', 'ndjson'];
	assert.deepEqual(
		formats.map((text) => parseOutputFormat(text)),
		formats,
	);
	for (const text of ['', 'JSON', 'json ', 'yaml', 'toString']) {
		assert.equal(parseOutputFormat(text), undefined, text);
	}
});
