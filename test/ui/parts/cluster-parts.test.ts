import assert from 'node:assert/strict';
import test from 'node:test';
import type {WatchedCluster} from '../../../source/monitor/state.js';
import {selectClusters} from '../../../source/monitor/select/clusters.js';
import {
	describeLiveness,
	discoverySpan,
	drawConnection,
	insecureSpan,
	joinParts,
	sqlSpan,
} from '../../../source/ui/parts/cluster-parts.js';
import {english} from '../../../source/locale/en.js';
import {span} from '../../../source/ui/line/line.js';
import {after, foldFleet, lost, sqlRead} from '../../helpers/fleet-states.js';
import type {Step} from '../../helpers/facts.js';
import {frameOf, textOf} from '../../helpers/frame.js';

const watches = [{address: 'a:1', tenants: ['rt2'], hasSql: true}];
const version: Step = [0, {type: 'versionRead', cluster: 'a:1', agentVersion: '4.5.0.0'}];
const answered: Step = [1, {type: 'agentAnswered', cluster: 'a:1'}];

function viewOf(steps: readonly Step[], change: Partial<WatchedCluster> = {}) {
	const state = foldFleet(watches, steps);
	const changed = {...state, clusters: state.clusters.map((cluster) => ({...cluster, ...change}))};
	const [view] = selectClusters(changed);
	assert.ok(view);
	return {view, frame: frameOf(changed)};
}

function livenessOf(steps: readonly Step[]): readonly string[] {
	const {view, frame} = viewOf(steps);
	return describeLiveness(view, frame).map(({text}) => text);
}

test('which source does not answer, and for how long', () => {
	assert.deepEqual(livenessOf([]), ['first answer']);
	assert.deepEqual(livenessOf([answered]), []);
	assert.deepEqual(
		livenessOf([
			[0, lost('a:1')],
			[300, {type: 'ticked'}],
		]),
		['no answer 5m'],
	);
	assert.deepEqual(
		livenessOf([
			[0, lost('a:1')],
			[299, sqlRead('a:1')],
			[300, {type: 'ticked'}],
		]),
		['agent no answer 5m', 'sql live'],
	);
});

function connectionOf(steps: readonly Step[], change: Partial<WatchedCluster> = {}): string {
	const {view, frame} = viewOf(steps, change);
	return textOf(drawConnection(view, frame).connection);
}

test('what is read from an agent that answers: its version, SQL, where restores are discovered', () => {
	assert.equal(connectionOf([version, answered]), 'agent 4.5.0.0');
	assert.equal(connectionOf([version, answered, [2, sqlRead('a:1')]]), 'agent 4.5.0.0 · sql');
	assert.equal(connectionOf([version, answered], {discoverySource: 'tasks'}), 'agent 4.5.0.0 · tasks');
	assert.equal(
		connectionOf([version, answered, [2, sqlRead('a:1')]], {discoverySource: 'overview', isInsecure: true}),
		'insecure · agent 4.5.0.0 · sql · overviews',
	);
});

test('in the place of the version of one that does not answer, when it is asked again', () => {
	const ended: Step = [2, {type: 'roundEnded', cluster: 'a:1', tookMs: 5, pauseMs: 8000}];
	assert.equal(connectionOf([version, [1, lost('a:1')], ended]), 'retry in 10s');
});

test('among the lines of clusters SQL that works is no brighter than the rest', () => {
	const {view, frame} = viewOf([version, answered, [2, sqlRead('a:1')]]);
	assert.deepEqual(new Set(drawConnection(view, frame).connection.map(({meaning}) => meaning)), new Set(['dim']));
	const off = viewOf([answered, [2, {type: 'sqlFailed', cluster: 'a:1', problem: {reason: 'noPassword', said: ''}}]]);
	assert.ok(drawConnection(off.view, off.frame).connection.some(({meaning}) => meaning === 'warning'));
});

test('SQL is not said twice where restores are discovered over it', () => {
	const {view} = viewOf([answered, [2, sqlRead('a:1')]], {discoverySource: 'sql'});
	assert.equal(sqlSpan(view.cluster, english).text, 'sql');
	assert.equal(discoverySpan(view.cluster, english).text, '');
	assert.equal(discoverySpan({...view.cluster, sql: {type: 'asking'}}, english).text, 'sql');
});

test('only certificates that are not checked are mentioned', () => {
	assert.equal(insecureSpan({isInsecure: true}, english).text, 'insecure');
	assert.equal(insecureSpan({isInsecure: false}, english).text, '');
});

test('empty parts have no dots beside them', () => {
	assert.equal(textOf(joinParts([span(''), span('a'), span(''), span('b'), span('')])), 'a · b');
	assert.equal(textOf(joinParts([])), '');
});

test('a lost cluster without SQL has no other source', () => {
	const state = after(foldFleet(watches, [[0, sqlRead('a:1')]]), [
		[1, {type: 'sqlFailed', cluster: 'a:1', problem: {reason: 'timeout', said: ''}}],
		[2, lost('a:1')],
	]);
	const [view] = selectClusters(state);
	assert.deepEqual(view && describeLiveness(view, frameOf(state)).map(({text}) => text), ['no answer']);
});
