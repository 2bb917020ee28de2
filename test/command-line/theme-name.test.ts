import assert from 'node:assert/strict';
import test from 'node:test';
import {parseThemeName} from '../../source/command-line/theme-name.js';

test('a theme has one of four names, written exactly', () => {
	const names = ['dark', 'light', 'colour-blind', 'mono'];
	assert.deepEqual(
		names.map((text) => parseThemeName(text)),
		names,
	);
	for (const text of ['', 'Dark', 'light ', 'color-blind', 'colourblind', 'toString']) {
		assert.equal(parseThemeName(text), undefined, text);
	}
});
