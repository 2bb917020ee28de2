import type {Fault} from './fault.js';
import {figuresAt, type Figures} from './figures.js';
import {latestStarted, outageAt, startedRestores, type NamedRestore} from './rounds.js';
import {leadMs, taskMomentsAt, type TaskMoment} from './restore-tasks.js';
import type {Restore, Story} from './scenario.js';
import {shiftStory} from './shift-story.js';
import {appearedAt, isPresentAt, restoredAt, stageAt} from './timeline.js';

/**
 * The latest restore of a tenant. `absent`: there is no such tenant; `never`: the tenant exists and was not restored;
 * `system`: the sys tenant, which cannot be restored.
 */
type LatestRestore = 'absent' | 'never' | 'system' | Restore;

/** A tenant of DBA_OB_TENANTS; `createdAt` is in ms since 1970. */
type Tenant = {
	readonly id: number;
	readonly name: string;
	readonly status: 'NORMAL' | 'RESTORE';
	readonly createdAt: number;
};

/** The state of a cluster at any moment of world time (ms since 1970). It is computed from the story, never stored. */
export type World = {
	readonly story: Story;
	/** Of every scenario, in the story's order. */
	readonly tenants: readonly string[];
	readonly latestRestoreAt: (tenant: string, t: number) => LatestRestore;
	/** All that have been started: the running ones, then the ended ones, newest start first. */
	readonly restoresAt: (t: number) => readonly NamedRestore[];
	readonly tenantsAt: (t: number) => readonly Tenant[];
	/** The figures of the restored tenant's own row, which agents do not report; undefined when no restore runs. */
	readonly figuresAt: (tenant: string, t: number) => Figures | undefined;
	/** What obshell has done about restores, oldest first. */
	readonly tasksAt: (t: number) => readonly TaskMoment[];
	/** The fault of the story's outage at that moment. */
	readonly faultAt: (t: number) => Fault | undefined;
};

/** The world of a story; `originMs` is added to all times of the story. */
export function createWorld(written: Story, originMs = 0): World {
	const story = shiftStory(written, Math.floor(originMs));
	return {
		story,
		tenants: story.scenarios.map(({tenant}) => tenant),
		latestRestoreAt: (tenant, t) => findLatestRestore(story, {tenant, t}),
		restoresAt: (t) => listRestores(story, t),
		tenantsAt: (t) => [
			{id: 1, name: 'sys', status: 'NORMAL', createdAt: story.createdAt},
			...existingTenants(story, t),
			...restoredTenants(story, t),
		],
		figuresAt(tenant, t) {
			const latest = latestStarted(story, {tenant, t});
			return latest === undefined || stageAt(latest, t) === 'ended' ? undefined : figuresAt(latest, t);
		},
		tasksAt: (t) => startedRestores(story, t + leadMs).flatMap((named) => taskMomentsAt(named, t)),
		faultAt: (t) => outageAt(story, t)?.fault,
	};
}

type Query = {readonly tenant: string; readonly t: number};

/** The order of checks of checkTenantAndGetName and GetRestoreOverview (ob/agent/executor/ob/restore.go). */
function findLatestRestore(story: Story, {tenant, t}: Query): LatestRestore {
	if (tenant === 'sys') {
		return 'system';
	}

	const restore = latestStarted(story, {tenant, t});
	if (restore !== undefined) {
		return isPresentAt(restore, t) ? restore : 'absent';
	}

	return existingTenants(story, t).some(({name}) => name === tenant) ? 'never' : 'absent';
}

function listRestores(story: Story, t: number): readonly NamedRestore[] {
	const newestFirst = startedRestores(story, t).toReversed();
	const isRunning = ({restore}: NamedRestore) => stageAt(restore, t) !== 'ended';
	return [...newestFirst.filter((named) => isRunning(named)), ...newestFirst.filter((named) => !isRunning(named))];
}

function existingTenants({scenarios}: Story, t: number): readonly Tenant[] {
	return scenarios.flatMap(({tenant, existing}) =>
		existing === undefined || existing.createdAt > t
			? []
			: [{id: existing.tenantId, name: tenant, status: 'NORMAL' as const, createdAt: existing.createdAt}],
	);
}

/** A tenant keeps the status RESTORE until its restore has succeeded, and permanently when it failed. */
function restoredTenants(story: Story, t: number): readonly Tenant[] {
	return startedRestores(story, t)
		.filter(({restore}) => isPresentAt(restore, t))
		.map(({tenant, restore}) => ({
			id: restore.restoreTenantId,
			name: tenant,
			status: restore.ending.type === 'success' && t >= restoredAt(restore) ? 'NORMAL' : 'RESTORE',
			createdAt: appearedAt(restore),
		}));
}
