import assert from 'node:assert/strict';
import test from 'node:test';
import {describePause} from '../../../source/ui/parts/next-poll.js';
import {fold} from '../../helpers/facts.js';
import {frameOf} from '../../helpers/frame.js';

const frame = frameOf(fold([[10, {type: 'ticked'}]]));
const pauses = [
	['no round is planned', {nextPollMs: undefined, roundBeganMs: undefined}, ''],
	['it is due', {nextPollMs: 10_000, roundBeganMs: undefined}, ''],
	['it comes in a second', {nextPollMs: 11_000, roundBeganMs: undefined}, 'retry in 5s'],
	['it comes later', {nextPollMs: 32_000, roundBeganMs: undefined}, 'retry in 25s'],
	['it has begun', {nextPollMs: undefined, roundBeganMs: 9000}, 'retrying now'],
] as const;

for (const [name, polls, text] of pauses) {
	test(`the next round: ${name}`, () => {
		assert.equal(describePause(polls, frame), text);
	});
}
