import assert from 'node:assert/strict';
import test from 'node:test';
import {widthOfLine} from '../../../source/ui/line/line.js';
import {belowPauseRow, drawPauseBar, hasPauseRow} from '../../../source/ui/parts/pause-bar.js';
import {command, three} from '../../helpers/fleet-states.js';
import {drawScreen} from '../../../source/ui/screen-lines.js';
import {frameOf, textOf, textsOf} from '../../helpers/frame.js';

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

const pause = {type: 'togglePause'} as const;
const hide = {type: 'toggleHeader'} as const;

test('it takes the place of the header, and nothing else moves', () => {
	const live = textsOf(drawScreen(frameOf(three, {columns: 80, rows: 24})));
	const paused = textsOf(drawScreen(frameOf(command(three, pause), {columns: 80, rows: 24})));
	assert.equal(paused[0], ' paused 0s ago   Space resumes');
	assert.deepEqual(paused.slice(1), live.slice(1));
});

test('where the header is hidden it has a row of its own, if there is room for both', () => {
	const hidden = command(three, pause, hide);
	const lines = textsOf(drawScreen(frameOf(hidden, {rows: 6})));
	assert.equal(lines.filter((line) => line.includes('paused')).length, 1);
	assert.equal(belowPauseRow(frameOf(hidden, {rows: 6})).rows, 5);
	assert.equal(belowPauseRow(frameOf(command(three, pause), {rows: 6})).rows, 6);
	assert.equal(hasPauseRow(frameOf(hidden, {rows: 2})), false);
});

test('it is there once in the help too', () => {
	for (const commands of [[pause], [pause, hide]]) {
		const lines = textsOf(drawScreen(frameOf(command(three, ...commands, {type: 'toggleHelp'}), {rows: 12})));
		assert.match(lines[0] ?? '', /^ paused 0s ago/v);
		assert.equal(lines.filter((line) => line.includes('paused 0s ago')).length, 1);
	}
});

test('a filter is in the bar where there is room for it', () => {
	const filtered = command(
		three,
		{type: 'beginFilter'},
		{type: 'typeFilter', text: 'rt2'},
		{type: 'keepFilter'},
		pause,
	);
	const [bar] = textsOf(drawScreen(frameOf(filtered, {columns: 80})));
	assert.equal(bar, ' paused 0s ago   Space resumes   filter: rt2  2 of 4');
});
