import assert from 'node:assert/strict';
import test from 'node:test';
import {drawSparkline} from '../../../source/ui/line/sparkline.js';

const sparklines = [
	[[], 5, ''],
	[[0, 0], 5, ''],
	[[1, 8], 5, '▂█'],
	[[0, 4, 8], 5, '▁▅█'],
	[[1, 2, 3, 4], 2, '▇█'],
] as const;

for (const [values, width, text] of sparklines) {
	test(`a sparkline of ${JSON.stringify(values)} in ${width} cells is "${text}"`, () => {
		assert.equal(drawSparkline(values, width), text);
	});
}
