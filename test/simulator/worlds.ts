import assert from 'node:assert/strict';
import type {RestoreRow} from '../../source/simulator/agent/restore-row.js';
import {createRestoreViews} from '../../source/simulator/agent/restore-views.js';
import {createRestore, storyOf} from '../../source/simulator/world/scenario-library.js';
import type {Restore, Scenario} from '../../source/simulator/world/scenario.js';
import {createWorld, type World} from '../../source/simulator/world/world.js';

export const second = 1000;
export const minute = 60 * second;
export const day = 24 * 60 * minute;
export const gibibyte = 1024 ** 3;
export const start = Date.parse('2026-02-02T11:00:00+08:00');

export function worldOf(...scenarios: readonly Scenario[]): World {
	return createWorld(storyOf(scenarios));
}

export function worldWith(changes: Partial<Restore>): World {
	return worldOf({tenant: 'rt2', restores: [createRestore({startedAt: start, ...changes})]});
}

/** The overview in a word: the status where there is a row. */
export function wordAt(world: World, tenant: string, t: number): string {
	const answer = createRestoreViews(world).overviewAt(tenant, t);
	return typeof answer === 'string' ? answer : answer.row.status;
}

export function rowAt(world: World, tenant: string, t: number): RestoreRow {
	const answer = createRestoreViews(world).overviewAt(tenant, t);
	return typeof answer === 'string' ? assert.fail(`no row of ${tenant}: ${answer}`) : answer.row;
}

export function taskOf(world: World, tenant: string, t: number): RestoreRow {
	const task = createRestoreViews(world)
		.restoreTasksAt(t)
		.find(({row}) => row.restore_tenant_name === tenant);
	return task?.row ?? assert.fail(`no task of ${tenant}`);
}

/** The list of tenants in words. */
export function tenantsAt(world: World, t: number): readonly string[] {
	return world.tenantsAt(t).map(({name, status}) => `${name} ${status}`);
}

/** Job and status of every task, as they come. */
export function tasksAt(world: World, t: number): readonly string[] {
	return createRestoreViews(world)
		.restoreTasksAt(t)
		.map(({row}) => `${row.job_id} ${row.status}`);
}
