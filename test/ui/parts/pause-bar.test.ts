import assert from 'node:assert/strict';
import test from 'node:test';
import {widthOfLine} from '../../../source/ui/line/line.js';
import {belowPauseBar, drawPauseBar, hasPauseBar} from '../../../source/ui/parts/pause-bar.js';
import {command, three} from '../../helpers/fleet-states.js';
import {frameOf, textOf} from '../../helpers/frame.js';

const news = [
	{key: 'failed', count: 1},
	{key: 'unreachable', count: 2},
] as const;
const draw = (columns: number, counts: typeof news | readonly [] = []) =>
	drawPauseBar(frameOf(three, {columns}), {forMs: 192_000, news: counts});

test('the bar has its age and the key that ends it, and is as wide as the terminal', () => {
	const line = draw(60);
	assert.equal(textOf(line).trimEnd(), ' paused 3m10s ago   Space resumes');
	assert.equal(widthOfLine(line), 60);
	assert.deepEqual(
		line.map(({meaning}) => meaning),
		['pauseBar'],
	);
});

test('what has failed since goes before the key where both have no room', () => {
	assert.equal(textOf(draw(80, news)).trimEnd(), ' paused 3m10s ago   1 failed, 2 unreachable since   Space resumes');
	assert.equal(textOf(draw(50, news)).trimEnd(), ' paused 3m10s ago   1 failed, 2 unreachable since');
	assert.equal(textOf(draw(40, news)).trimEnd(), ' paused 3m10s ago');
});

test('the screen below it has a row less, where there is room for both', () => {
	const paused = command(three, {type: 'togglePause'});
	const frame = frameOf(paused, {rows: 6});
	assert.ok(hasPauseBar(frame));
	assert.equal(belowPauseBar(frame).rows, 5);
	assert.equal(belowPauseBar(frameOf(three, {rows: 6})).rows, 6);
	assert.equal(hasPauseBar(frameOf(paused, {rows: 2})), false);
});
