import assert from 'node:assert/strict';
import test from 'node:test';
import type {State, WatchedCluster} from '../../../source/monitor/state.js';
import {widthOfLine} from '../../../source/ui/line/line.js';
import {drawHeader} from '../../../source/ui/parts/header.js';
import {failedWith, fold, problem} from '../../helpers/facts.js';
import {frameOf, textOf} from '../../helpers/frame.js';
import {after, command, lost, three} from '../../helpers/fleet-states.js';
import {mixed} from '../../helpers/mixed-states.js';

function draw(columns: number, change: Partial<WatchedCluster> = {}): string {
	const clusters = mixed.clusters.map((cluster) => ({...cluster, ...change}));
	return textOf(drawHeader(frameOf({...mixed, clusters}, {columns})));
}

test('as long as certificates are not checked the header says so, at every width', () => {
	for (const columns of [200, 120, 80, 60, 40]) {
		assert.match(draw(columns, {isInsecure: true}), / insecure/v, `at ${columns} columns`);
		assert.doesNotMatch(draw(columns), /insecure/v);
	}
});

test('a name of any length leaves room in the header for what is wrong', () => {
	const wordy = {reason: 'failed', said: 'x'.repeat(1000)} as const;
	const sql = {type: 'off', problem: wordy, since: mixed.now, eventId: 1} as const;
	for (const columns of [200, 120, 100]) {
		const header = draw(columns, {name: 'n'.repeat(200), isInsecure: true, sql});
		assert.match(header, /^ restop {3}n.* · insecure · sql off.*… {2,}● live/v, `at ${columns} columns`);
		assert.ok(header.length < columns);
	}
});

test('the right side ends one cell before the edge', () => {
	assert.equal(draw(120).length, 119);
	assert.match(draw(120), / {3}10:00 Z$/v);
});

test('where there is no room for both sides only the left one is drawn', () => {
	assert.equal(draw(12), ' restop');
});

const waiting = fold([]);

test('until the first answer the header keeps a cell for the spinner before its word', () => {
	const line = drawHeader(frameOf(waiting, {columns: 80}));
	const at = line.findIndex(({meaning}) => meaning === 'spinner');
	assert.equal(widthOfLine(line.slice(at, at + 1)), 1);
	assert.match(textOf(line.slice(at + 1)), /^ first answer {3}10:00$/v);
	assert.equal(widthOfLine(line), 79);
});

const answered = fold([[0, failedWith(problem('refused'))]]);

for (const [name, state] of [
	['once an agent has answered', mixed],
	['once it is known that it does not', answered],
] as const) {
	test(`the spinner is gone ${name}`, () => {
		const line = drawHeader(frameOf(state, {columns: 80}));
		assert.ok(line.every(({meaning}) => meaning !== 'spinner'));
	});
}

const paces: ReadonlyArray<readonly [name: string, round: Partial<WatchedCluster>, pace: RegExp]> = [
	['a round that is shorter than the pause', {lastRoundMs: 1900}, /live every 2 s /v],
	['a round that is longer', {lastRoundMs: 22_000}, /live round takes 22s /v],
	['a present round that is longer', {roundBeganMs: mixed.now.monotonicMs - 13_000}, /live round takes 10s /v],
	['a present round that has begun', {roundBeganMs: mixed.now.monotonicMs - 4000}, /live every 2 s /v],
];

for (const [name, round, pace] of paces) {
	test(`the pace is what it is: ${name}`, () => {
		assert.match(draw(120, {roundBeganMs: undefined, lastRoundMs: undefined, ...round}), pace);
	});
}

function drawFleet(columns: number, state: State = three): string {
	return textOf(drawHeader(frameOf(state, {columns})));
}

test('of several clusters the header has the number', () => {
	assert.match(drawFleet(120), /^ restop {3}3 clusters {3,}● live every 2 s {3}10:00 Z$/v);
	assert.match(drawFleet(40), /^ restop {3}3 clusters {3,}● live {3}10:00$/v);
});

test('the cluster that is shown alone stands in the header at every width, with the sign that ends it', () => {
	const filtered = command(three, {type: 'toggleCluster', index: 0});
	const someLost = after(filtered, [[5, lost('b:1')]]);
	assert.match(drawFleet(120, filtered), /^ restop {3}3 clusters · only prod × {3,}●/v);
	for (const columns of [200, 120, 80, 60, 40, 36]) {
		assert.match(drawFleet(columns, someLost), /^ restop {3}.*prod × .*● 2 of 3 live/v, `at ${columns} columns`);
	}
});

test('certificates of any of several clusters that are not checked are mentioned at every width', () => {
	const clusters = three.clusters.map((cluster) => ({...cluster, isInsecure: cluster.id === 'b:1'}));
	for (const columns of [200, 120, 80, 60, 40]) {
		assert.match(drawFleet(columns, {...three, clusters}), / insecure/v, `at ${columns} columns`);
		const filtered = command({...three, clusters}, {type: 'toggleCluster', index: 0});
		assert.match(drawFleet(columns, filtered), / insecure/v, `at ${columns} columns`);
	}
});

test('the header says where restores are discovered, unless SQL has said so', () => {
	const verified = {type: 'on', readAt: mixed.now, isVerified: true} as const;
	assert.match(draw(120, {discoverySource: 'tasks'}), / · tasks {3,}●/v);
	assert.match(draw(120, {discoverySource: 'sql', sql: verified}), / · sql {3,}●/v);
	assert.match(draw(120, {discoverySource: 'overview', sql: verified}), / · sql · overviews {3,}●/v);
});

test('a name of the config file comes before that of OceanBase', () => {
	assert.match(draw(120, {label: 'prod', name: 'obcluster'}), /^ restop {3}prod · /v);
});
