import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import test from 'node:test';
import {createFrameSink} from '../../../source/system/terminal/frame-sink.js';

function open(columns = 8) {
	const frames: string[] = [];
	const sink = createFrameSink(columns, (frame) => {
		frames.push(frame);
	});
	return {frames, sink};
}

test('each write is a frame, as text or as bytes', () => {
	const {frames, sink} = open();
	sink.write('one\ntwo');
	sink.write(Buffer.from('数'));
	assert.deepEqual(frames, ['one\ntwo', '数']);
});

test('a write of nothing is no frame, but its end is reported', async () => {
	const {frames, sink} = open();
	await new Promise<void>((resolve) => {
		sink.write('', () => {
			resolve();
		});
	});
	assert.deepEqual(frames, []);
});

test('a renderer finds its width there, and need not look for a terminal', () => {
	assert.equal(open(40).sink.columns, 40);
});
