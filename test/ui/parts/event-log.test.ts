import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type {State} from '../../../source/monitor/state.js';
import {drawEventLog, drawEventsRule, selectVisible} from '../../../source/ui/parts/event-log.js';
import {widthOf} from '../../../source/ui/line/width.js';
import {english} from '../../../source/locale/en.js';
import {failedWith, fold, problem, readAt, reading, type Step} from '../../helpers/facts.js';
import {command, three} from '../../helpers/fleet-states.js';
import {frameOf, textOf, textsOf} from '../../helpers/frame.js';

const outage: readonly Step[] = [readAt(0, reading()), [10, failedWith(problem('refused'))], [51, {type: 'ticked'}]];
const overAgain: readonly Step[] = [...outage, readAt(51, reading())];

function draw(steps: readonly Step[], {columns = 100, tenants = ['rt2']} = {}): readonly string[] {
	const frame = frameOf(fold(steps, tenants), {columns});
	const [, ...lines] = textsOf(drawEventLog(frame, frame.state.events.length + 1));
	return lines;
}

/** A state of so many events: every job number that changes is one. */
function stateOf(count: number, eventsBack = 0): State {
	const steps = Array.from({length: count}, (_, second) => readAt(second, reading({jobId: second + 1})));
	const state = fold(steps);
	assert.equal(state.events.length, count);
	return {...state, view: {...state.view, eventsBack}};
}

test('an event has its time, its tenant and a sentence', () => {
	const [line = ''] = draw([readAt(2, reading())]);
	assert.match(line, /^ {3}10:00:02 {2}rt2 +first seen {3}job 4, restoring$/v);
});

test('what concerns a cluster names it in the place of the tenant', () => {
	assert.match(
		draw(outage, {columns: 120})[1] ?? '',
		/10:00:10 {2}10\.10\.10\.1:2886 +no answer for 40s, ongoing: connection refused/v,
	);
});

test('an interval is ongoing until it is over, and then has lasted so long', () => {
	assert.match(draw(outage)[1] ?? '', / no answer for \d+s, ongoing: connection refused$/v);
	assert.match(draw(overAgain)[1] ?? '', / no answer for 41s: connection refused$/v);
});

test('an event that is a moment claims no duration', () => {
	assert.doesNotMatch(draw(outage)[0] ?? '', /ongoing| for /v);
});

test('events of another day say which, and those of today keep the column', () => {
	const lines = draw([readAt(0, reading()), readAt(86_400, reading({status: 'UPGRADE'}))]);
	assert.match(lines[0] ?? '', /^ {3}11-23 10:00:00 {2}rt2/v);
	assert.match(lines[1] ?? '', /^ {9}10:00:00 {2}rt2/v);
});

test('control characters in a name are shown, not sent', () => {
	const [line = ''] = draw([readAt(0, reading(), 'a\u{1B}[2Jb')], {tenants: ['a\u{1B}[2Jb']});
	assert.ok(line.includes(String.raw`a\x1b[2Jb`));
	assert.doesNotMatch(line, /\p{Cc}/v);
});

const windows = [
	['all of them where they fit', {count: 3, back: 0, rows: 8}, [1, 2, 3], 0],
	['the newest where they do not', {count: 9, back: 0, rows: 3}, [7, 8, 9], 0],
	['older ones when scrolled back', {count: 9, back: 4, rows: 3}, [3, 4, 5], 4],
	['the oldest, and a full window, when scrolled back too far', {count: 9, back: 99, rows: 3}, [1, 2, 3], 6],
	['none without rows', {count: 9, back: 0, rows: 0}, [], 0],
	['none without events', {count: 0, back: 0, rows: 3}, [], 0],
] as const;

for (const [name, {count, back, rows}, ids, below] of windows) {
	test(`the event log shows ${name}`, () => {
		const visible = selectVisible(stateOf(count, back), rows);
		assert.deepEqual(
			visible.events.map(({id}) => id),
			ids,
		);
		assert.equal(visible.below, below);
	});
}

test('no more events than rows, and none is both shown and counted as below', () => {
	const all = stateOf(40);
	fc.assert(
		fc.property(fc.nat(60), fc.nat(60), (rows, eventsBack) => {
			const state = {...all, view: {...all.view, eventsBack}};
			const {events, below} = selectVisible(state, rows);
			assert.equal(events.length, Math.min(rows, 40));
			assert.ok(below >= 0);
			assert.ok(below + events.length <= 40);
		}),
	);
});

test('the rule says whether the log follows, or how many newer events are out of sight', () => {
	const frame = frameOf(stateOf(1), {columns: 60});
	assert.match(textOf(drawEventsRule(frame, 0)).trimEnd(), /^ ─ events ─ following ─+ since 10:00:00 ─$/v);
	assert.match(textOf(drawEventsRule(frame, 4)).trimEnd(), /^ ─ events ─ 4 newer below ─+ since 10:00:00 ─$/v);
});

test('no event is wider than the terminal, with any name', () => {
	const names = fc.string({unit: fc.constantFrom('a', '租', '😀', 'e\u{301}', '\u{1B}'), minLength: 1, maxLength: 60});
	fc.assert(
		fc.property(names, fc.integer({min: 1, max: 200}), (tenant, columns) => {
			const steps: readonly Step[] = [
				readAt(0, reading(), tenant),
				readAt(3, reading({status: 'FAIL', comment: '失败'.repeat(80)}), tenant),
				[10, failedWith(problem('refused'), tenant)],
			];
			for (const line of draw(steps, {columns, tenants: [tenant]})) {
				assert.ok(widthOf(line) <= columns, line);
			}
		}),
	);
});

test('an event log without events says so, and fills its rows', () => {
	const lines = textsOf(drawEventLog(frameOf(fold([])), 4));
	assert.equal(lines.length, 4);
	assert.equal(lines[1]?.trim(), english.screen.noEvents);
});

test('with one cluster shown alone only its events are', () => {
	const filtered = command(three, {type: 'toggleCluster', index: 2});
	const {events, below} = selectVisible(filtered, 10);
	assert.deepEqual(new Set(events.map(({cluster}) => cluster)), new Set(['c:1']));
	assert.equal(below, 0);
});
