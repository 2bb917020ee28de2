import assert from 'node:assert/strict';
import test from 'node:test';
import {writeLines} from '../../source/run/output-context.js';

function write(lines: readonly string[]): readonly string[] {
	const written: string[] = [];
	const stream = {
		write(text: string) {
			written.push(text);
		},
	};
	writeLines(stream, lines);
	return written;
}

test('lines are one write, each with its line feed', () => {
	assert.deepEqual(write(['one', 'two']), ['one\ntwo\n']);
});

test('no lines are no write', () => {
	assert.deepEqual(write([]), []);
});
