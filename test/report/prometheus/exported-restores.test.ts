import assert from 'node:assert/strict';
import test from 'node:test';
import type {State} from '../../../source/monitor/state.js';
import {selectExported, type ExportLimits} from '../../../source/report/prometheus/exported-restores.js';
import {address, failedWith, fold, problem, readAt, reading, startedAt, type Step} from '../../helpers/facts.js';
import {foldMany, mixed} from '../../helpers/mixed-states.js';

const limits = {sinceMs: 24 * 3_600_000, mostRestores: 2000};
const clusterLabels = new Map([[address, 'obprod']]);

function exportOf(state: State, changes: Partial<ExportLimits> = {}) {
	const {restores, leftOut} = selectExported(state, clusterLabels, {...limits, ...changes});
	return {labels: restores.map(({labels}) => labels), tenants: restores.map(({view}) => view.tenant), leftOut};
}

test('a restore is labelled by its cluster, its tenant and its job', () => {
	assert.deepEqual(exportOf(fold([readAt(0, reading())])).labels, [{cluster: 'obprod', tenant: 'rt2', job: '4'}]);
});

test('one that was not read yet has no job', () => {
	assert.deepEqual(exportOf(fold([])).labels, [{cluster: 'obprod', tenant: 'rt2'}]);
});

test('of too many restores the most urgent ones are kept, and the others counted', () => {
	assert.deepEqual(exportOf(mixed, {mostRestores: 1}), {
		labels: [{cluster: 'obprod', tenant: 'rt9', job: '4'}],
		tenants: ['rt9'],
		leftOut: 3,
	});
	assert.equal(exportOf(foldMany(12), {mostRestores: 10}).leftOut, 2);
});

test('two restores with the same labels are one, and the other one is counted', () => {
	const tenants = ['rt\u{1B}', String.raw`rt\x1b`];
	const exported = exportOf(
		fold(
			tenants.map((tenant): Step => readAt(0, reading(), tenant)),
			tenants,
		),
	);
	assert.equal(exported.labels.length, 1);
	assert.equal(exported.leftOut, 1);
});

test('two rows of the same restore are one, and nothing is left out', () => {
	const state = fold([readAt(0, reading())]);
	const [cluster = assert.fail()] = state.clusters;
	const [restore = assert.fail()] = cluster.restores;
	const [key = assert.fail()] = state.list.keys;
	const twice = {
		...state,
		clusters: [{...cluster, restores: [restore, restore]}],
		list: {...state.list, keys: [key, key]},
	};
	const {labels, leftOut} = exportOf(twice);
	assert.deepEqual([labels.length, leftOut], [1, 0]);
});

const hour = 3600;
const done = reading({status: 'SUCCESS', finishedAt: startedAt});
const dropped: readonly Step[] = [
	readAt(0, reading()),
	...[1, 2, 3].map((second): Step => [second, failedWith(problem('tenantAbsent'))]),
];
const ends: ReadonlyArray<readonly [title: string, steps: readonly Step[]]> = [
	['a restore that has succeeded', [readAt(0, done)]],
	['a restore that has failed', [readAt(0, {...done, status: 'FAIL'})]],
	['a dropped restore', dropped],
];

for (const [title, steps] of ends) {
	test(`${title} is exported for 24 hours after its end`, () => {
		assert.equal(exportOf(fold([...steps, [24 * hour - 1, {type: 'ticked'}]])).tenants.length, 1);
		const after = exportOf(fold([...steps, [24 * hour + 1, {type: 'ticked'}]]));
		assert.deepEqual([after.tenants, after.leftOut], [[], 0]);
	});
}

test('a restore that runs or is waited for is exported however long that lasts', () => {
	const late: Step = [1000 * hour, {type: 'ticked'}];
	assert.equal(exportOf(fold([readAt(0, reading()), late])).tenants.length, 1);
	assert.equal(exportOf(fold([[0, failedWith(problem('tenantAbsent'))], late])).tenants.length, 1);
	assert.equal(exportOf(fold([late])).tenants.length, 1);
});
