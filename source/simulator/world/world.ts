import type {Fault} from '../agent/fault.js';
import {formatViewTime, toNanoseconds} from '../agent/wire-time.js';
import {restoreRow, taskRow, type RestoreRow, type RowStyle} from './restore-row.js';
import {outageAt, statedBy, type NamedRestore} from './rounds.js';
import type {Story} from './scenario.js';
import {shiftStory} from './shift-story.js';
import {tenantRow, type TenantRow} from './tenant-row.js';
import {appearedAt, figuresAt, isPresentAt, restoredAt, stageAt, type Figures} from './timeline.js';

/** What the restore overview of a tenant says; `absent` is no such tenant, `never` one that was not restored. */
export type OverviewAnswer = 'absent' | 'never' | 'system' | {readonly kind: 'row'; readonly row: RestoreRow};

export type TaskRow = {readonly startedAt: number; readonly row: RestoreRow};

/** What is true in a cluster at a moment of world time (ms since 1970). Nothing is remembered between two questions. */
export type World = {
	readonly story: Story;
	/** Of every scenario, in the story's order. */
	readonly tenants: readonly string[];
	readonly overviewAt: (tenant: string, t: number) => OverviewAnswer;
	/** Running rows first, then the history, newest start first. */
	readonly restoreTasksAt: (t: number) => readonly TaskRow[];
	readonly tenantsAt: (t: number) => readonly TenantRow[];
	/** The restored tenant's own figures, which agents do not report. */
	readonly figuresAt: (tenant: string, t: number) => Figures | undefined;
	readonly faultAt: (t: number) => Fault | undefined;
};

/** `originMs` moves a story that was written for another time: its moment 0 is then. */
export function createWorld(written: Story, originMs = 0): World {
	const story = shiftStory(written, Math.floor(originMs));
	const style = {
		offsetMinutes: story.offsetMinutes,
		isZonelessWhileRunning: story.hasZonelessRunningRows ?? false,
	};
	return {
		story,
		tenants: story.scenarios.map(({tenant}) => tenant),
		overviewAt: (tenant, t) => answerOverview({story, style, tenant, t}),
		restoreTasksAt: (t) => listTasks({story, style, t}),
		tenantsAt: (t) => listTenants(story, t),
		figuresAt(tenant, t) {
			const newest = newestOf(story, tenant, t);
			return newest === undefined || stageAt(newest.restore, t) === 'ended' ? undefined : figuresAt(newest.restore, t);
		},
		faultAt: (t) => outageAt(story, t)?.fault,
	};
}

type Question = {readonly story: Story; readonly style: RowStyle; readonly t: number};

/** The order of checks of checkTenantAndGetName and GetRestoreOverview (ob/agent/executor/ob/restore.go). */
function answerOverview({story, style, tenant, t}: Question & {readonly tenant: string}): OverviewAnswer {
	if (tenant === 'sys') {
		return 'system';
	}

	const newest = newestOf(story, tenant, t);
	if (newest !== undefined) {
		const {restore} = newest;
		return isPresentAt(restore, t) ? {kind: 'row', row: restoreRow(tenant, {restore, t, style})} : 'absent';
	}

	return story.scenarios.some(
		(scenario) => scenario.tenant === tenant && (scenario.existing?.createdAt ?? Infinity) <= t,
	)
		? 'never'
		: 'absent';
}

function newestOf(story: Story, tenant: string, t: number): NamedRestore | undefined {
	return statedBy(story, t).findLast((named) => named.tenant === tenant);
}

function listTasks({story, style, t}: Question): readonly TaskRow[] {
	const newestFirst = statedBy(story, t).toReversed();
	const isRunning = ({restore}: NamedRestore) => stageAt(restore, t) !== 'ended';
	return [...newestFirst.filter((named) => isRunning(named)), ...newestFirst.filter((named) => !isRunning(named))].map(
		({tenant, restore}) => ({startedAt: restore.statedAt, row: taskRow(tenant, {restore, t, style})}),
	);
}

function listTenants(story: Story, t: number): readonly TenantRow[] {
	return [
		{id: 1, name: 'sys', status: 'NORMAL' as const, createdAt: story.createdAt},
		...existingTenants(story, t),
		...restoredTenants(story, t),
	].map(({createdAt, ...tenant}) =>
		tenantRow({
			...tenant,
			createdTime: formatViewTime(toNanoseconds(createdAt), story.offsetMinutes),
			serverIp: story.servers[0]?.ip ?? '127.0.0.1',
		}),
	);
}

function existingTenants({scenarios}: Story, t: number) {
	return scenarios.flatMap(({tenant, existing}) =>
		existing === undefined || existing.createdAt > t
			? []
			: [{id: existing.tenantId, name: tenant, status: 'NORMAL' as const, createdAt: existing.createdAt}],
	);
}

/** A tenant keeps the status RESTORE until it is restored, and for ever when that failed. */
function restoredTenants(story: Story, t: number) {
	return statedBy(story, t)
		.filter(({restore}) => isPresentAt(restore, t))
		.map(({tenant, restore}) => ({
			id: restore.restoreTenantId,
			name: tenant,
			status:
				restore.ending.type === 'success' && t >= restoredAt(restore) ? ('NORMAL' as const) : ('RESTORE' as const),
			createdAt: appearedAt(restore),
		}));
}
