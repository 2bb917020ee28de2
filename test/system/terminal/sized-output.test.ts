import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createSizedOutput} from '../../../source/system/terminal/sized-output.js';

const sizes: ReadonlyArray<readonly [given: readonly [number, number], columns: number, rows: number]> = [
	[[120, 40], 120, 40],
	[[1, 1], 1, 1],
	[[0, 0], 80, 24],
	// A stream that is no terminal has no size.
	[[NaN, NaN], 80, 24],
];

for (const [[givenColumns, givenRows], columns, rows] of sizes) {
	test(`a terminal of ${givenColumns}×${givenRows} is drawn on as one of ${columns}×${rows}`, () => {
		const output = createSizedOutput({columns: givenColumns, rows: givenRows, write: () => true});
		assert.deepEqual([output.columns, output.rows], [columns, rows]);
	});
}

test('the size is the present one, and text goes through', () => {
	const written: string[] = [];
	const stream = {
		columns: 80,
		rows: 24,
		write(text: string | Uint8Array) {
			written.push(String(text));
			return true;
		},
	};
	const output = createSizedOutput(stream);
	stream.columns = 100;
	output.write('text');
	assert.equal(output.columns, 100);
	assert.deepEqual(written, ['text']);
});
