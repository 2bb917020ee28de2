import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {widthOfLine} from '../../../source/ui/line/line.js';
import {drawClusters} from '../../../source/ui/parts/cluster-lines.js';
import {after, command, foldFleet, lost, readOf, sqlRead, succeeded, three} from '../../helpers/fleet-states.js';
import type {Step} from '../../helpers/facts.js';
import {frameOf, textsOf} from '../../helpers/frame.js';
import {moving} from '../../helpers/mixed-states.js';

function draw(state = three, {columns = 120, rows = 3} = {}): readonly string[] {
	return textsOf(drawClusters(frameOf(state, {columns}), rows));
}

test('each cluster has its number, its name, its tally and its agent, the worst first', () => {
	const lines = draw();
	assert.match(lines[0] ?? '', /^ 3 dr {5}1 failed {10,}c:1$/v);
	assert.match(lines[1] ?? '', /^ 1 prod {3}2 running {10,}a:1$/v);
	assert.match(lines[2] ?? '', /^ 2 test {3}1 running {10,}b:1$/v);
});

test('an outage is named before the tally, with the other source, and moves no column', () => {
	const calm = draw();
	const state = after(three, [
		[5, lost('b:1')],
		[300, sqlRead('b:1')],
		[310, {type: 'ticked'}],
	]);
	const line = draw(state)[1] ?? '';
	assert.match(line, /^ 2 test {3}agent no answer 5m {3}sql live {3}1 unreachable +b:1$/v);
	assert.equal(line.indexOf('b:1'), calm[0]?.indexOf('c:1'));
});

test('of more clusters than rows the worst have lines, and the others a tally together', () => {
	assert.equal(draw(three, {rows: 2}).at(1), '   + 2 more   3 running');
	const state = after(three, [[5, lost('b:1')]]);
	assert.match(draw(state, {rows: 2}).at(1) ?? '', /^ {3}\+ 2 more {3}1 of 2 live {3}1 unreachable {3}2 running$/v);
});

test('one row says which clusters do not answer', () => {
	assert.deepEqual(draw(three, {rows: 1}), ['   3 clusters: 3 live']);
	const state = after(three, [
		[5, lost('c:1')],
		[305, {type: 'ticked'}],
	]);
	assert.deepEqual(draw(state, {rows: 1}), ['   3 clusters: 2 live, dr no answer 5m']);
	assert.deepEqual(draw(three, {rows: 0}), []);
});

test('only the first nine have a key', () => {
	const watches = Array.from({length: 11}, (_, index) => ({address: `h${index}:1`, tenants: []}));
	const numbers = draw(foldFleet(watches), {rows: 11}).map((line) => line.slice(0, 3));
	assert.deepEqual(
		numbers.slice(0, 9),
		[1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => ` ${number} `),
	);
	assert.deepEqual(numbers.slice(9), [' '.repeat(3), ' '.repeat(3)]);
});

test('the one that is shown alone stands out, the others step back', () => {
	const lines = drawClusters(frameOf(command(three, {type: 'toggleCluster', index: 1})), 3);
	const marks = lines.map(([number, name]) => [number?.meaning, name?.meaning]);
	assert.deepEqual(marks, [
		['dim', 'dim'],
		['dim', 'dim'],
		['active', 'strong'],
	]);
});

const version: Step = [6, {type: 'versionRead', cluster: 'a:1', agentVersion: '4.5.0.0'}];
const many: Step = [7, readOf('a:1', 'audit', succeeded)];

test('where the room is short the version goes first, then the address; a tally is never cut in its middle', () => {
	const state = after(three, [version, many]);
	const lineAt = (columns: number) => draw(state, {columns})[1] ?? '';
	assert.match(lineAt(120), / 1 running {3}1 done +a:1 {3}agent 4\.5\.0\.0$/v);
	assert.match(lineAt(48), / 1 running {3}1 done +a:1$/v);
	assert.match(lineAt(34), / 1 running {3}1 done$/v);
	assert.match(lineAt(24), /^ 1 prod {3}1 running$/v);
});

test('no line is wider than the terminal, whatever the names and the number of rows', () => {
	const text = fc.string({unit: 'grapheme', minLength: 1, maxLength: 40});
	const watches = fc.uniqueArray(fc.record({address: text, label: text}), {
		minLength: 1,
		maxLength: 12,
		selector: ({address}) => address,
	});
	fc.assert(
		fc.property(watches, fc.integer({min: 20, max: 200}), fc.nat(14), (clusters, columns, rows) => {
			const state = foldFleet(
				clusters.map((watch) => ({...watch, tenants: ['rt2', 'rt3']})),
				clusters.flatMap(({address}, index): Step[] =>
					index % 2 === 0 ? [[index, lost(address)]] : [[index, readOf(address, 'rt2', moving)]],
				),
			);
			const lines = drawClusters(frameOf(state, {columns}), rows);
			assert.ok(lines.length <= rows);
			assert.ok(lines.every((line) => widthOfLine(line) < columns));
		}),
	);
});
