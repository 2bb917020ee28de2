import assert from 'node:assert/strict';
import test from 'node:test';
import {formatFigure, judgeLimits} from './limits.js';

const judged: ReadonlyArray<readonly [title: string, value: number | undefined, text: string, isGood: boolean]> = [
	['a figure below its limit keeps it', 39.87, '- kept: bytes 39.9 (at most 40)', true],
	['a figure at its limit keeps it', 40, '- kept: bytes 40 (at most 40)', true],
	['a figure above its limit misses it', 40.1, '- **MISSED**: bytes 40.1 (at most 40)', false],
	['a figure that is not a number misses it', NaN, '- **MISSED**: bytes NaN (at most 40)', false],
	['a figure that was not measured misses nothing', undefined, '- not measured: bytes (at most 40)', true],
];

for (const [title, value, text, isGood] of judged) {
	test(title, () => {
		assert.deepEqual(judgeLimits([{name: 'bytes', value, most: 40}]), {text, isGood});
	});
}

test('one missed limit of several is enough', () => {
	const {text, isGood} = judgeLimits([
		{name: 'one', value: 1, most: 2},
		{name: 'other', value: 3, most: 2},
	]);
	assert.equal(isGood, false);
	assert.equal(text.split('\n').length, 2);
});

test('figures have three digits, or all before the point', () => {
	assert.deepEqual(
		[0.12345, 1.5, 12.345, 123.45, 7491.6, -250.4, 0].map((value) => formatFigure(value)),
		['0.123', '1.5', '12.3', '123', '7492', '-250', '0'],
	);
});
