import assert from 'node:assert/strict';
import test from 'node:test';
import {drawSparkline} from '../../../source/ui/line/sparkline.js';

const sparklines = [
	[[], 5, ''],
	[[0, 0], 5, '⠤'],
	[[7, 7, 7, 7], 5, '⠤⠤'],
	[[1, 8], 5, '⡈'],
	[[100, 102, 104, 106, 108], 5, '⡠⠊⠁'],
	[[0, 0, 8, 8], 5, '⣀⠉'],
	[[1, 2, 3, 4], 1, '⡈'],
] as const;

for (const [values, width, text] of sparklines) {
	test(`a sparkline of ${JSON.stringify(values)} in ${width} cells is "${text}"`, () => {
		assert.equal(drawSparkline(values, width), text);
	});
}
