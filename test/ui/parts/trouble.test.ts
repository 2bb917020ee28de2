import assert from 'node:assert/strict';
import test from 'node:test';
import {drawTrouble} from '../../../source/ui/parts/trouble.js';
import {address, failedWith, fold, problem, readAt, reading, type Step} from '../../helpers/facts.js';
import {after, command, lost as fleetSilence, sqlRead, three} from '../../helpers/fleet-states.js';
import {frameOf, textsOf} from '../../helpers/frame.js';

const lost: readonly Step[] = [readAt(0, reading()), [10, failedWith(problem('refused'))]];
const asksAgain: Step = [10, {type: 'roundEnded', tookMs: 0, cluster: address, pauseMs: 22_000}];

function draw(steps: readonly Step[], columns = 100): readonly string[] {
	return textsOf(drawTrouble(frameOf(fold(steps), {columns})));
}

test('an agent that answers takes no line', () => {
	assert.deepEqual(draw([readAt(0, reading())]), []);
});

test('an outage has its cause, its beginning, and below them what to do', () => {
	const [first = '', ...hint] = draw(lost);
	assert.match(first, /^ {3}10\.10\.10\.1:2886 .+ since 10:00:10$/v);
	assert.ok(hint.length > 0);
});

test('the hint is as bright as the message, and made of what is known', () => {
	const meanings = drawTrouble(frameOf(fold(lost))).map((line) =>
		line.at(-1)?.text.trim() === '' ? line.at(1)?.meaning : line.at(-1)?.meaning,
	);
	assert.deepEqual(new Set(meanings), new Set(['warning']));
	assert.match(draw(lost)[1] ?? '', /check obshell on that host/v);
	assert.match(draw([[10, failedWith(problem('refused'))]])[1] ?? '', /check --agent HOST:PORT/v);
});

const pauses = [
	[10, '25s'],
	[12, '20s'],
	[16, '20s'],
	[17, '15s'],
] as const;

for (const [second, pause] of pauses) {
	test(`the next try is counted down in steps of five seconds: ${pause} at second ${second}`, () => {
		const [first = ''] = draw([...lost, asksAgain, [second, {type: 'ticked'}]]);
		assert.ok(first.endsWith(` since 10:00:10, retry in ${pause}`), first);
	});
}

test('where another agent is tried first, it is named', () => {
	const nextAgent = '10.20.10.2:2886';
	const [first = ''] = draw([
		...lost,
		[10, {type: 'roundEnded', tookMs: 0, cluster: address, pauseMs: 8000, nextAgent}],
	]);
	assert.ok(first.endsWith(' since 10:00:10, next 10.20.10.2:2886 in 10s'), first);
	const [same = ''] = draw([
		...lost,
		[10, {type: 'roundEnded', tookMs: 0, cluster: address, pauseMs: 8000, nextAgent}],
		[18, {type: 'roundEnded', tookMs: 0, cluster: address, pauseMs: 8000}],
	]);
	assert.ok(same.endsWith(', retry in 10s'), same);
});

test('while it is being asked nothing is counted down', () => {
	const [due = ''] = draw([...lost, asksAgain, [40, {type: 'ticked'}]]);
	assert.ok(due.endsWith(' since 10:00:10'), due);
	// A round may begin before its time, for a key or another password.
	for (const second of [12, 40]) {
		const [first = ''] = draw([...lost, asksAgain, [second, {type: 'roundBegan', cluster: address}]]);
		assert.ok(first.endsWith(' since 10:00:10, retrying now'), first);
	}
});

test('where there is no room for both the cause stays, in as many lines as it takes', () => {
	const lines = draw(lost, 40);
	assert.doesNotMatch(lines.join(' '), /since|…/v);
	assert.deepEqual(lines.slice(0, 2), ['   10.10.10.1:2886 refused the', '   connection']);
});

test('on a terminal of few rows the message is one line, which leaves room for the hint', () => {
	const lines = textsOf(drawTrouble(frameOf(fold(lost), {columns: 40, rows: 6})));
	assert.deepEqual(lines, [
		'   10.10.10.1:2886 refused the connect…',
		'   check obshell on that host; restores',
		'   go on in OceanBase without it',
	]);
});

const fleetLost = after(three, [
	[5, fleetSilence('b:1')],
	[6, sqlRead('b:1')],
	[7, fleetSilence('a:1')],
	[8, fleetSilence('c:1')],
]);

test('of several clusters the worst of those that nothing is read of has its cause and what to do', () => {
	const lines = textsOf(drawTrouble(frameOf(fleetLost)));
	assert.match(lines[0] ?? '', /^ {3}dr \(c:1\) refused the connection +since 10:00:08$/v);
	assert.match(lines[1] ?? '', /check obshell on that host/v);
	assert.equal(lines.length, 2);
});

test('while SQL reads a cluster its line says enough; shown alone it has all of it', () => {
	const state = after(three, [
		[5, fleetSilence('b:1')],
		[6, sqlRead('b:1')],
	]);
	assert.deepEqual(drawTrouble(frameOf(state)), []);
	const filtered = command(state, {type: 'toggleCluster', index: 1});
	assert.match(textsOf(drawTrouble(frameOf(filtered)))[0] ?? '', /^ {3}test \(b:1\) refused/v);
});

test('a small terminal has only the lines of several clusters', () => {
	assert.deepEqual(drawTrouble(frameOf(fleetLost, {rows: 12})), []);
});
