import assert from 'node:assert/strict';
import test from 'node:test';
import {benchmarkMemory} from './benchmark.js';

test('ten samples, each with frames drawn and bytes written, and a verdict on heap and RSS', async () => {
	const {text} = await benchmarkMemory({updates: 100, updatesPerFrame: 5});
	const lines = text.split('\n');
	const cells = lines.slice(4, 14).map((line) => line.slice(1, -1).split('|').map(Number));
	assert.match(lines[2] ?? '', /^\| updates \| +heap \| +external \| +RSS \| +frames \| +written \|$/v);
	assert.deepEqual(
		cells.map(([updates]) => updates),
		[10, 20, 30, 40, 50, 60, 70, 80, 90, 100],
	);
	for (const [index, row] of cells.entries()) {
		assert.equal(row.length, 6);
		const [, heap = 0, external = 0, rss = 0, frames = 0] = row;
		assert.ok(heap > 1, lines[index + 4]);
		assert.ok(external > 0, lines[index + 4]);
		assert.ok(rss > heap, lines[index + 4]);
		// One for the first sight, and two for each sample.
		assert.ok(frames >= 2 * (index + 1), lines[index + 4]);
	}

	assert.match(lines.at(-1) ?? '', /^- (?:flat|\*\*GROWN\*\*): heap from [\d.]+ to [\d.]+ MB \(.+ %\); RSS from /v);
});

test('a leak is found', async () => {
	const {text, isGood} = await benchmarkMemory({updates: 100, updatesPerFrame: 10, leakedBytes: 1_000_000});
	assert.equal(isGood, false, text);
	assert.match(text, /GROWN/v);
});
