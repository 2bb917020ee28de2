import assert from 'node:assert/strict';
import test from 'node:test';
import {scenarioLibrary, storyOf} from '../../source/simulator/world/scenario-library.js';
import {openStory, storyBegins} from '../helpers/story.js';

const minute = 60_000;
const size = {columns: 80, rows: 24};

test('the bell rings at the end and at the failure, once each, and not for what had ended before', async (t) => {
	const {bells, pass} = await openStory(t, {
		...size,
		story: storyOf([
			scenarioLibrary.quickSuccess(storyBegins - minute),
			scenarioLibrary.failure(storyBegins - minute),
			{...scenarioLibrary.quickSuccess(storyBegins - 60 * minute), tenant: 'old'},
		]),
		intervalMs: 30_000,
	});
	assert.equal(bells(), 0);
	await pass(10 * minute);
	assert.equal(bells(), 1);
	await pass(40 * minute);
	assert.equal(bells(), 2);
});

test('a key turns the bell off and on, and the footer says what it does', async (t) => {
	const {bells, lines, pass, type} = await openStory(t, {
		...size,
		story: storyOf([scenarioLibrary.quickSuccess(storyBegins - minute)]),
		intervalMs: 30_000,
	});
	const footer = () => lines().at(-1)?.trimEnd() ?? '';
	assert.match(footer(), / b mute$/v);
	await type('b');
	assert.match(footer(), / b unmute$/v);
	await pass(10 * minute);
	assert.match(lines().join('\n'), /succeeded/v);
	assert.equal(bells(), 0);
	await type('b');
	// The first key after ten minutes says in the place of the footer what has happened.
	await type('r');
	assert.match(footer(), / b mute$/v);
});
