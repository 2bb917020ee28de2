import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {reduce} from '../../../source/monitor/reduce/reduce.js';
import type {State} from '../../../source/monitor/state.js';
import {bindings} from '../../../source/ui/keymap.js';
import {drawOverview, eventRowsOf} from '../../../source/ui/screens/overview.js';
import {factAt, failedWith, fold, problem, readAt, reading} from '../../helpers/facts.js';
import {after, command as pressed, lost, three} from '../../helpers/fleet-states.js';
import {frameOf, textsOf} from '../../helpers/frame.js';
import {foldMany, mixed, type moving} from '../../helpers/mixed-states.js';

/** Without known figures there is neither a 0 nor an empty bar. */
const zero = /(?<!\d)0(?:\.0)? ?%|─{2,}/v;

const sizes = [
	[200, 50],
	[120, 30],
	[80, 24],
	[60, 16],
	[40, 6],
] as const;

for (const [columns, rows] of sizes) {
	for (const count of [1, 3]) {
		test(`${count} without figures, on ${columns}×${rows}: nothing looks like zero`, () => {
			const draws = (row: typeof moving) => {
				const lines = textsOf(drawOverview(frameOf(foldMany(count, row), {columns, rows})));
				return lines.filter((line) => !line.startsWith(' ─ ')).join('\n');
			};

			const zeros = draws(reading({data: {percent: 0}, log: {percent: 0}}));
			assert.doesNotMatch(draws(reading()), zero);
			assert.match(draws(reading()), /·/v);
			// What is measured as 0 shows that there was room to say it.
			assert.match(zeros, zero);
		});
	}
}

test('the main screen has the rows of the terminal: the header first, the keys last', () => {
	const worlds = [0, 1, 2, 5, 40].map((count) => foldMany(count));
	const outage = factAt(9, failedWith(problem('refused'), 'tenant-1'));
	const outages = [1, 5].map((count) => reduce(foldMany(count), outage));
	const fleets = [three, pressed(three, {type: 'showNextCluster'}), after(three, [[5, lost('a:1')]])];
	const state = fc.constantFrom(...worlds, ...outages, ...fleets, mixed, fold([readAt(0, reading())]));
	fc.assert(
		fc.property(state, fc.integer({min: 20, max: 200}), fc.integer({min: 5, max: 70}), (world, columns, rows) => {
			const lines = textsOf(drawOverview(frameOf(world, {columns, rows})));
			assert.equal(lines.length, rows);
			assert.match(lines[0] ?? '', /^ restop/v);
			assert.match(lines.at(-1) ?? '', /^ q quit/v);
		}),
	);
});

/** So many events: each job of another number is one. */
function foldEvents(count: number): State {
	return fold(Array.from({length: count}, (_, second) => readAt(second, reading({jobId: second + 1}))));
}

function scroll(state: State, key: 'pageUp' | 'pageDown', rows: number): State {
	const eventRows = eventRowsOf(frameOf(state, {rows}));
	const command = bindings.find(({keys}) => keys.includes(key))?.command({mode: 'list', eventRows}, key);
	assert.ok(command);
	return reduce(state, factAt(1000, {type: 'commanded', command}));
}

/** The jobs of the events on the screen. */
function jobsOn(state: State, rows: number): readonly number[] {
	const lines = textsOf(drawOverview(frameOf(state, {rows})));
	const events = lines.slice(lines.findIndex((line) => line.startsWith(' ─ events')) + 1);
	return events.flatMap((line) => / job (\d+)/v.exec(line)?.[1] ?? []).map(Number);
}

for (const rows of [16, 24, 40, 70]) {
	test(`on ${rows} rows a page is what the screen shows, and its edge stays in sight`, () => {
		const state = foldEvents(200);
		const newest = jobsOn(state, rows);
		assert.equal(newest.length, eventRowsOf(frameOf(state, {rows})));
		const page = jobsOn(scroll(state, 'pageUp', rows), rows);
		assert.equal(page.length, newest.length);
		assert.equal(page.at(-1), newest[0]);
		assert.deepEqual(jobsOn(scroll(scroll(state, 'pageUp', rows), 'pageDown', rows), rows), newest);
	});

	test(`on ${rows} rows PgUp at the top stays there, and one PgDn moves at once`, () => {
		let state = foldEvents(200);
		for (let count = 0; count < 200; count++) {
			state = scroll(state, 'pageUp', rows);
		}

		const oldest = jobsOn(state, rows);
		assert.equal(oldest[0], 1);
		assert.equal(oldest.length, eventRowsOf(frameOf(state, {rows})));
		assert.equal(jobsOn(scroll(state, 'pageDown', rows), rows)[0], oldest.at(-1));
	});
}

test('a terminal without room for events has no event rows', () => {
	assert.equal(eventRowsOf(frameOf(mixed, {rows: 4})), 0);
});
