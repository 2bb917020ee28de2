import assert from 'node:assert/strict';
import test from 'node:test';
import {describeRestores} from '../../source/locale/describe-screen.js';
import {en, english} from '../../source/locale/en.js';

const {screen, report, describeLag} = english;

const texts = [
	[screen.restores(0), '0 restores'],
	[screen.restores(1), '1 restore'],
	[screen.restores(1767), '1,767 restores'],
	[screen.clusters(1), '1 cluster'],
	[screen.clusters(3), '3 clusters'],
	[screen.tally('succeeded', 3), '3 done'],
	[screen.tally('unreachable', 1200), '1,200 unreachable'],
	[screen.tally('refused', 2), '2 refused'],
	[screen.moreRestores(0, 0), ''],
	[screen.moreRestores(2, 0), '2 above'],
	[screen.moreRestores(0, 5), '5 below'],
	[screen.moreRestores(2, 5), '2 above, 5 below'],
	[describeLag(0), 'caught up'],
	[describeLag(999), 'caught up'],
	[describeLag(1000), '1s behind'],
	[describeLag(6_840_000), '1h54m behind'],
	[screen.thenSteps(['checking', 'upgrading']), 'then checking, upgrading'],
	[screen.thenSteps(['upgrading']), 'then upgrading'],
	[screen.thenUnestimated([], ['checking', 'upgrading']), 'then checking, upgrading (not in the ETA)'],
	[screen.thenUnestimated(['log'], ['checking', 'upgrading']), 'then log, checking, upgrading (not in the ETA)'],
	[report.percentOf('data', '62.8'), 'data 62.8%'],
] as const;

for (const [text, expected] of texts) {
	test(`the screen says "${expected}"`, () => {
		assert.equal(text, expected);
	});
}

test('a language without plurals needs one form only', () => {
	const counts = {...en.counts, restores: {other: (count: string) => `${count} 个恢复`}};
	assert.equal(describeRestores(1, {...en, counts}), '1 个恢复');
});
