import assert from 'node:assert/strict';
import test from 'node:test';
import type {Command} from '../../../source/monitor/command.js';
import {reduce} from '../../../source/monitor/reduce/reduce.js';
import type {State} from '../../../source/monitor/state.js';
import {drawDetail, measureDetail} from '../../../source/ui/screens/detail.js';
import {drawScreen} from '../../../source/ui/screen-lines.js';
import {
	address,
	createState,
	factAt,
	failedWith,
	fold,
	problem,
	readAt,
	reading,
	startedAt,
	type Step,
} from '../../helpers/facts.js';
import {frameOf, textsOf} from '../../helpers/frame.js';
import {moving} from '../../helpers/mixed-states.js';

const comment =
	'(SERVER)ls_id: 1002, addr: 10.10.10.3:2882, module: RESTORE_DATA, result: -4184(Server out of disk space), trace_id: YB42-01;';
const key = {cluster: address, tenant: 'rt2'};
const succeeded = reading({status: 'SUCCESS', finishedAt: startedAt});
const gone = failedWith(problem('tenantAbsent'));

const cases: Readonly<Record<string, readonly Step[]>> = {
	'a restore that runs': [readAt(0, moving)],
	'one without figures': [readAt(0, reading())],
	'one that has failed': [readAt(0, reading({status: 'FAIL', finishedAt: startedAt, comment}))],
	'one that is done': [readAt(0, reading({status: 'SUCCESS', finishedAt: startedAt}))],
	'one whose cluster is lost': [readAt(0, moving), [9, failedWith(problem('refused'))], [99, {type: 'ticked'}]],
	'one whose tenant was dropped': [readAt(0, moving), [2, gone], [4, gone]],
	'one that is waited for': [[0, gone]],
	'a tenant that was never restored': [[0, failedWith(problem('neverRestored'))]],
	'the first answer': [],
	'a row that was read once': [readAt(0, reading()), [1, {type: 'overviewRead', key, jobId: 4}]],
};

const sizes = [
	[200, 60],
	[120, 36],
	[80, 24],
	[60, 20],
	[40, 6],
	[20, 3],
	[10, 1],
] as const;

function press(state: State, ...commands: readonly Command[]): State {
	let next = state;
	for (const command of commands) {
		next = reduce(next, {
			...factAt(0, {type: 'commanded', command}),
			at: state.now.at,
			monotonicMs: state.now.monotonicMs,
		});
	}

	return next;
}

for (const [name, steps] of Object.entries(cases)) {
	for (const [columns, rows] of sizes) {
		test(`${name} fills ${columns}×${rows}, also with all fields and in ASCII`, () => {
			const opened = press(fold(steps), {type: 'openDetail'});
			for (const state of [opened, press(opened, {type: 'toggleAllFields'})]) {
				const lines = textsOf(drawScreen(frameOf(state, {columns, rows})));
				assert.equal(lines.length, rows);
				assert.ok(drawDetail(frameOf(state, {columns, rows})).length <= rows);
				const ascii = textsOf(drawScreen(frameOf(state, {columns, rows, charset: 'ascii'}))).join('');
				assert.match(ascii, /^[\u{20}-\u{7E}]*$/v);
				if (columns >= 20 && rows > 1) {
					assert.match(lines.at(-1) ?? '', /Esc|q quit/v);
				}
			}
		});
	}
}

test('every row can be scrolled to, and nothing else is drawn than what is in sight', () => {
	const opened = press(fold(cases['one that has failed'] ?? []), {type: 'openDetail'});
	const tall = textsOf(drawDetail(frameOf(opened, {columns: 60, rows: 11}))).length;
	assert.equal(tall, 11);
	const {end, rows} = measureDetail(frameOf(opened, {columns: 60, rows: 11}));
	assert.equal(rows, 9);
	assert.ok(end > 0);
	const seen = Array.from({length: end + 1}, (_, by) => {
		const scrolled = press(opened, {type: 'scrollDetail', by, end});
		return textsOf(drawDetail(frameOf(scrolled, {columns: 60, rows: 11}))).slice(1, -1);
	});
	assert.ok(seen.every((lines) => lines.length === rows));
	const text = seen.flat().join('\n');
	for (const part of ['failed -4184', 'RESTORE_DATA', 'grep YB42-01', 'events of rt2']) {
		assert.ok(text.includes(part), part);
	}
});

test('the header of the cluster’s trouble and what to do stand above the figures', () => {
	const opened = press(fold(cases['one whose cluster is lost'] ?? []), {type: 'openDetail'});
	const lines = textsOf(drawDetail(frameOf(opened, {columns: 120, rows: 36})));
	const trouble = lines.findIndex((line) => line.includes('refused the connection'));
	const data = lines.findIndex((line) => /^ {3}data /v.test(line));
	assert.ok(trouble > 0);
	assert.ok(trouble < data);
	assert.match(lines[0] ?? '', /no answer 1m/v);
});

test('of a cluster that is lost everything that runs is grey, and says how old it is', () => {
	const opened = press(fold(cases['one whose cluster is lost'] ?? []), {type: 'openDetail'});
	const lines = drawDetail(frameOf(opened, {columns: 120, rows: 36}));
	const ofRestore = lines.filter((line) => /restoring|job 4|data|log|rate/v.test(textsOf([line])[0] ?? '')).slice(0, 4);
	const bright = ofRestore
		.flat()
		.filter(({text, meaning}) => text.trim() !== '' && meaning !== 'dim' && meaning !== 'warning');
	assert.equal(ofRestore.length, 4);
	assert.deepEqual(bright, []);
	assert.ok(ofRestore.flat().some(({text}) => text === 'figures 1m old'));
});

test('when the restore has been removed meanwhile, the screen is empty but for its way back', () => {
	const opened = press(fold([readAt(0, moving)]), {type: 'openDetail'});
	const lines = textsOf(drawDetail({...frameOf(opened), restores: [], candidates: []}));
	assert.match(lines[0] ?? '', /restop/v);
	assert.match(lines.at(-1) ?? '', /Esc back/v);
});

const running = fold([readAt(0, moving, 'rt2'), readAt(0, reading(), 'rt3')], ['rt2', 'rt3']);

test('in a screen that stands still the bar takes the place of the header, and the restore stays as it was', () => {
	const paused = press(running, {type: 'openDetail'}, {type: 'togglePause'});
	const state = reduce(paused, factAt(60, {type: 'restoreRead', key, reading: succeeded, tookMs: 1}));
	const lines = textsOf(drawScreen(frameOf(state, {columns: 80})));
	assert.match(lines[0] ?? '', /^ paused 1m00s ago {3}1 done since/v);
	assert.match(lines.join('\n'), /restoring/v);
	const resumed = textsOf(drawScreen(frameOf(press(state, {type: 'togglePause'}), {columns: 80})));
	assert.match(resumed.join('\n'), /done/v);
});

test('a restore whose state a filter does not let through any more keeps its detail', () => {
	const filter = [{type: 'beginFilter'}, {type: 'typeFilter', text: ':running'}, {type: 'keepFilter'}] as const;
	const open = press(running, ...filter, {type: 'openDetail'});
	const state = reduce(open, factAt(60, {type: 'restoreRead', key, reading: succeeded, tookMs: 1}));
	assert.match(textsOf(drawDetail(frameOf(state)))[0] ?? '', /rt2/v);
});

test('with the header hidden a detail has a row more', () => {
	const state = press(running, {type: 'openDetail'});
	const frame = frameOf(press(state, {type: 'toggleHeader'}));
	assert.equal(measureDetail(frame).rows, measureDetail(frameOf(state)).rows + 1);
	assert.equal(drawDetail(frame).length, frame.rows);
});

test('a table restore is named after the tenant that gets the tables, and has the detail of its auxiliary tenant', () => {
	const discovery = {globs: ['*'], sinceMs: 0};
	const before = createState([{address, tenants: [], discovery}], {at: startedAt, monotonicMs: 0}, 2000);
	const listed = reduce(
		before,
		factAt(1, {
			type: 'restoresDiscovered',
			cluster: address,
			source: 'tasks',
			restores: [
				{tenant: 'AUX_RECOVER$1770001200000000', reading: reading(), tableRestore: {tenant: 'shop', jobId: 9}},
			],
			hasAllRunning: true,
			hasEnded: false,
		}),
	);
	const lines = textsOf(drawDetail(frameOf(press(listed, {type: 'openDetail'}), {columns: 120, rows: 36})));
	assert.match(lines[0] ?? '', / › shop /v);
	assert.match(lines[2] ?? '', /^ {3}table restore {3}job 4/v);
	assert.ok(lines.some((line) => line.includes('JOB_ID = 4;')));
});
