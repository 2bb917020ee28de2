import assert from 'node:assert/strict';
import test from 'node:test';
import {scenarioLibrary} from '../../../source/simulator/world/scenario-library.js';
import {createWorld} from '../../../source/simulator/world/world.js';
import {day, minute, second, start, tasksAt, tenantsAt, wordAt} from '../worlds.js';
import {everyMs, roundsStory} from './rounds-story.js';

test('a shifted story is the same, all of it later', () => {
	const story = {...roundsStory(), scenarios: [...roundsStory().scenarios, scenarioLibrary.neverRestored(start)]};
	const shift = 3 * day;
	const [world, moved] = [createWorld(story), createWorld(story, shift + 0.7)];
	assert.equal(moved.story.createdAt, story.createdAt + shift);
	for (const afterMs of [-201 * day, 0, 5 * second, minute, 11 * minute, everyMs + minute]) {
		const t = start + afterMs;
		assert.deepEqual(tasksAt(moved, t + shift), tasksAt(world, t));
		assert.deepEqual(tenantsAt(moved, t + shift), tenantsAt(world, t));
		assert.equal(wordAt(moved, 'shop', t + shift), wordAt(world, 'shop', t));
		assert.deepEqual(moved.faultAt(t + shift), world.faultAt(t));
	}
});
