import assert from 'node:assert/strict';
import test from 'node:test';
import type {State, WatchedCluster} from '../../../source/monitor/state.js';
import {explainEmptyList} from '../../../source/ui/restore/no-restores.js';
import {command, foldFleet} from '../../helpers/fleet-states.js';
import {frameOf, textsOf} from '../../helpers/frame.js';

const hour = 3_600_000;

function stateOf(discovery: NonNullable<WatchedCluster['discovery']>, found: Partial<WatchedCluster> = {}): State {
	const state = foldFleet([
		{address: 'a:1', tenants: [], discovery},
		{address: 'b:1', tenants: [], discovery},
	]);
	const [first, ...others] = state.clusters;
	assert.ok(first);
	return {...state, clusters: [{...first, hasListed: true, discoverySource: 'tasks', ...found}, ...others]};
}

const listed = (state: State): State => ({
	...state,
	clusters: state.clusters.map((cluster) => ({...cluster, hasListed: true, discoverySource: 'sql'})),
});

function draw(state: State, columns = 100): readonly string[] {
	return textsOf(explainEmptyList(frameOf(state, {columns})).map(({line}) => line));
}

const all = {globs: ['*'], sinceMs: 24 * hour};

test('until every cluster has listed its restores they are looked for', () => {
	assert.deepEqual(draw(stateOf(all)), ['   looking for restores…']);
});

test('once they have, it is said what there is none of', () => {
	assert.deepEqual(draw(listed(stateOf(all))), ['   no restore is running, none ended in the last 24h']);
	const days = listed(stateOf({...all, sinceMs: 72 * hour}));
	assert.deepEqual(draw(days), ['   no restore is running, none ended in the last 3d']);
	const minutes = listed(stateOf({...all, sinceMs: 90 * 60_000}));
	assert.deepEqual(draw(minutes), ['   no restore is running, none ended in the last 1h30m']);
	assert.deepEqual(draw(listed(stateOf({...all, sinceMs: 0}))), ['   no restore is running']);
});

test('a source that fails leaves it open again', () => {
	assert.deepEqual(draw(command(stateOf(all, {discoverySource: undefined}), {type: 'toggleCluster', index: 0})), [
		'   looking for restores…',
	]);
});

test('only the clusters that are shown count', () => {
	const first = command(stateOf(all), {type: 'toggleCluster', index: 0});
	assert.deepEqual(draw(first), ['   no restore is running, none ended in the last 24h']);
	assert.deepEqual(draw(command(stateOf(all), {type: 'toggleCluster', index: 1})), ['   looking for restores…']);
});

test('the patterns of tenants are named, safe to draw', () => {
	const some = stateOf({globs: ['prod_*', 'a\u{1B}*'], sinceMs: 0});
	assert.deepEqual(draw(some), [String.raw`   looking for restores… (tenants prod_*, a\x1b*)`]);
	assert.ok((draw(some, 30)[0] ?? '').length < 30);
});

test('where only named tenants are watched there is nothing to look for', () => {
	assert.deepEqual(draw(foldFleet([{address: 'a:1', tenants: []}])), []);
});
