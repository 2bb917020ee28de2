import assert from 'node:assert/strict';
import test from 'node:test';
import {createTheme} from '../../source/ui/theme.js';

test('without colours nothing has a style', () => {
	assert.deepEqual(new Set(Object.values(createTheme(0))), new Set(['']));
});

test('warnings and what is bad are bold as well, for light backgrounds', () => {
	for (const level of [1, 2, 3] as const) {
		const {warning, bad} = createTheme(level);
		assert.deepEqual([warning, bad], ['1;33', '1;31']);
	}
});

test('where sixteen colours are all there is, none of the bright ones is used', () => {
	const parameters = Object.values(createTheme(1)).flatMap((style) => style.split(';'));
	assert.deepEqual(
		parameters.filter((parameter) => Number(parameter) >= 90),
		[],
	);
	assert.ok(Object.values(createTheme(2)).includes('94'));
});
