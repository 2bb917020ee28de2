import assert from 'node:assert/strict';
import test from 'node:test';
import {nextSpeeds, noSpeeds, type Speeds} from '../../../source/domain/restore/speeds.js';

test('the first rate is kept at once, the next one ten seconds later', () => {
	const first = nextSpeeds(noSpeeds, 5, 0);
	assert.deepEqual(first, {values: [5], takenMs: 0});
	assert.equal(nextSpeeds(first, 6, 9999), first);
	assert.deepEqual(nextSpeeds(first, 6, 10_000), {values: [5, 6], takenMs: 10_000});
});

test('an unknown rate is not kept', () => {
	assert.equal(nextSpeeds(noSpeeds, undefined, 0), noSpeeds);
});

test('of many rates the latest sixty are kept', () => {
	let speeds: Speeds = noSpeeds;
	for (let index = 0; index < 100; index++) {
		speeds = nextSpeeds(speeds, index, index * 10_000);
	}

	assert.deepEqual([speeds.values.length, speeds.values[0], speeds.values.at(-1)], [60, 40, 99]);
});
