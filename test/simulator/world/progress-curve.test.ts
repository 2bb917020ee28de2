import assert from 'node:assert/strict';
import test from 'node:test';
import {shareAt} from '../../../source/simulator/world/progress-curve.js';

test('where a flat stretch of a pace begins, the count has come exactly as far as it stays', () => {
	// Interpolation may end an ulp beyond the corner: enough to show 28.40 % and then 28.39 %.
	for (let thousandths = 50; thousandths <= 1000; thousandths++) {
		const share = thousandths / 1000;
		const pace = [
			[0, 0.05],
			[0.3, share],
			[0.7, share],
			[1, 1],
		] as const;
		assert.deepEqual([shareAt(pace, 0.3), shareAt(pace, 0.5), shareAt(pace, 0.7)], [share, share, share]);
	}
});
