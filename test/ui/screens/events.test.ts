import assert from 'node:assert/strict';
import test from 'node:test';
import type {Command} from '../../../source/monitor/command.js';
import type {State} from '../../../source/monitor/state.js';
import {drawEvents, measureEvents} from '../../../source/ui/screens/events.js';
import {widthOfLine} from '../../../source/ui/line/line.js';
import {after, command, lost, readOf, three} from '../../helpers/fleet-states.js';
import {frameOf, textsOf} from '../../helpers/frame.js';
import {moving} from '../../helpers/mixed-states.js';

const busy = after(three, [
	[5, readOf('a:1', 'rt2', {...moving, data: {...moving.data, percent: 80}})],
	...['a:1', 'b:1', 'c:1'].map((cluster, index) => [60 + index, lost(cluster)] as const),
]);
const open = command(busy, {type: 'toggleEvents'});
const draw = (state: State, columns = 100, rows = 12) => textsOf(drawEvents(frameOf(state, {columns, rows})));
const count = busy.events.length;

test('all events are listed, milestones too, the newest last', () => {
	const lines = draw(open);
	assert.equal(lines.length, 12);
	assert.match(lines[1] ?? '', /^ ─ events ─ following ─+ since 10:00:00 ─$/v);
	assert.match(lines.join('\n'), /data 75%/v);
	const shown = lines.slice(2, 2 + count);
	assert.ok(shown.every((line) => /^ {3}10:0\d:\d\d /v.test(line)));
	assert.match(shown.at(-1) ?? '', /dr .*no answer/v);
});

/** Scrolls as the keys do. */
function scroll(state: State, by: number, columns: number, rows: number): State {
	return command(state, {type: 'scrollEventList', by, ...measureEvents(frameOf(state, {columns, rows}))});
}

test('only as many as there is room for are drawn, and the title says how many newer ones there are', () => {
	const up = scroll(open, -2, 100, 6);
	const lines = draw(up, 100, 6);
	assert.equal(lines.length, 6);
	assert.match(lines[1] ?? '', /─ 2 newer below ─/v);
	const all = draw(open, 100, 40);
	assert.deepEqual(lines.slice(2, 5), all.slice(2 + count - 5, 2 + count - 2));
});

for (const isWrapped of [false, true]) {
	for (const [columns, rows] of [
		[100, 6],
		[40, 6],
		[40, 12],
		[30, 5],
	] as const) {
		test(`at ${columns}×${rows}, ${isWrapped ? 'wrapped' : 'cut'}, every event can be scrolled to, one after another`, () => {
			const wrap: readonly Command[] = isWrapped ? [{type: 'toggleWrap'}] : [];
			let state = command(open, ...wrap);
			const seen = new Set<string>();
			for (let presses = 0; presses < count; presses++) {
				for (const line of draw(state, columns, rows).slice(2, -1)) {
					seen.add(line.slice(3, 11));
				}

				state = scroll(state, -1, columns, rows);
			}

			const times = new Set(busy.events.map(({at}) => new Date(at).toISOString().slice(11, 19)));
			assert.deepEqual(
				[...times].filter((time) => !seen.has(time)),
				[],
			);
			const top = draw(state, columns, rows);
			assert.deepEqual(draw(scroll(state, -1, columns, rows), columns, rows), top);
			const {first} = measureEvents(frameOf(state, {columns, rows}));
			const below = draw(scroll(state, 1, columns, rows), columns, rows);
			assert.equal(JSON.stringify(below) === JSON.stringify(top), first === count);
		});
	}
}

test('a wrapped event goes on below its sentence, or below its time in a narrow terminal', () => {
	const wrapped = command(open, {type: 'toggleWrap'});
	const text = draw(wrapped, 60, 40).join('\n');
	assert.doesNotMatch(text, /…/v);
	const narrow = draw(wrapped, 40, 40).join('\n');
	assert.match(narrow, /\n {6}first seen/v);
	for (const columns of [20, 40, 60, 100]) {
		const lines = drawEvents(frameOf(wrapped, {columns, rows: 40}));
		assert.ok(lines.every((line) => widthOfLine(line) <= columns));
	}
});

test('the title says whose events are listed, and that the list does not follow', () => {
	const one = command(open, {type: 'toggleOnlySelected'});
	assert.match(draw(one)[1] ?? '', /─ following ─ only rt9 ─/v);
	assert.match(draw(command(open, {type: 'toggleFollow'}))[1] ?? '', /─ not following ─/v);
});

test('where no event matches the list says so', () => {
	const none = command(open, {type: 'beginFilter'}, {type: 'typeFilter', text: 'nothing'}, {type: 'keepFilter'});
	assert.match(draw(none)[2] ?? '', /no events match/v);
});

test('what came while the user was away is below a mark', () => {
	const key = {type: 'commanded', command: {type: 'redraw'}} as const;
	const away = after(open, [
		[63, key],
		[70, {type: 'agentAnswered', cluster: 'a:1'}],
		[71, lost('a:1')],
		[700, {type: 'ticked'}],
	]);
	const lines = draw(away, 100, 30);
	const mark = lines.findIndex((line) => line.includes('─ since you last looked ─'));
	assert.equal(mark, 2 + count);
	assert.match(lines[mark + 1] ?? '', /10:01:11/v);
});

test('with the header hidden there is a row more', () => {
	const hidden = draw(command(open, {type: 'toggleHeader'}));
	assert.match(hidden[0] ?? '', /─ events ─/v);
	assert.equal(hidden.length, 12);
});
