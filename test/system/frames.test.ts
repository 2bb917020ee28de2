import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createFrames} from '../../source/system/frames.js';
import {createManualClock} from '../helpers/manual-clock.js';

function open() {
	const clock = createManualClock(0);
	const controller = new AbortController();
	const drawn: number[] = [];
	const frames = createFrames({
		clock,
		draw() {
			drawn.push(clock.now());
		},
		signal: controller.signal,
	});
	return {clock, controller, drawn, frames};
}

test('much that happens in a step is one frame at its end', () => {
	const {drawn, frames} = open();
	frames.request();
	frames.request();
	assert.deepEqual(drawn, []);
	frames.endStep();
	assert.deepEqual(drawn, [0]);
});

test('a step without anything to show is no frame', () => {
	const {drawn, frames} = open();
	frames.endStep();
	assert.deepEqual(drawn, []);
});

test('a long step is drawn after a tenth of a second, and once more at its end if there is more', async () => {
	const {clock, drawn, frames} = open();
	frames.request();
	await clock.advance(99);
	assert.deepEqual(drawn, []);
	await clock.advance(1);
	assert.deepEqual(drawn, [100]);
	frames.endStep();
	assert.deepEqual(drawn, [100]);
	frames.request();
	frames.endStep();
	assert.deepEqual(drawn, [100, 100]);
});

test('what was drawn at the end of its step is not drawn again after it', async () => {
	const {clock, drawn, frames} = open();
	frames.request();
	frames.endStep();
	await clock.advance(1000);
	assert.deepEqual(drawn, [0]);
});

test('several keys of one read are one frame, at once', async () => {
	const {clock, drawn, frames} = open();
	frames.request();
	frames.requestNow();
	frames.requestNow();
	assert.deepEqual(drawn, []);
	await Promise.resolve();
	assert.deepEqual(drawn, [0]);
	await clock.advance(1000);
	assert.deepEqual(drawn, [0]);
});

test('nothing is drawn after the end', async () => {
	const {clock, controller, drawn, frames} = open();
	frames.request();
	frames.requestNow();
	controller.abort();
	await clock.advance(1000);
	frames.endStep();
	assert.deepEqual(drawn, []);
});
