import type {Outage, Restore, Story} from './scenario.js';
import {shiftOutage, shiftRestore} from './shift-story.js';

/** A restore of a story, with its tenant's name. */
export type NamedRestore = {readonly tenant: string; readonly restore: Restore};

/** Earlier rounds are forgotten: in a demo that runs for weeks /restore/tasks would grow to megabytes. */
const longestHistory = 12;

/** The restores of all rounds that have been started by `t`, oldest first. */
export function startedRestores(story: Story, t: number): readonly NamedRestore[] {
	const {restores} = scheduleAt(story, t);
	return restores.slice(0, countStarted(restores, t));
}

/** The latest restore of a tenant that has been started by `t`. */
export function latestStarted(story: Story, {tenant, t}: {readonly tenant: string; readonly t: number}) {
	const restores = scheduleAt(story, t).byTenant.get(tenant) ?? [];
	return restores[countStarted(restores, t) - 1]?.restore;
}

/** The restores of the rounds that are remembered, oldest first. */
type Schedule = {
	readonly lastRound: number;
	readonly restores: readonly NamedRestore[];
	readonly byTenant: ReadonlyMap<string, readonly NamedRestore[]>;
};

/** Sorting thousands of restores for every request would take milliseconds each. */
const schedules = new WeakMap<Story, Schedule>();

function scheduleAt(story: Story, t: number): Schedule {
	const rounds = startedRounds(story, t);
	const lastRound = rounds.at(-1) ?? 0;
	const known = schedules.get(story);
	if (known?.lastRound === lastRound) {
		return known;
	}

	const restores = rounds
		.flatMap((round) => restoresOf(story, round))
		.toSorted((a, b) => a.restore.startedAt - b.restore.startedAt);
	const schedule = {lastRound, restores, byTenant: Map.groupBy(restores, ({tenant}) => tenant)};
	schedules.set(story, schedule);
	return schedule;
}

/** How many of them, in the order of their starts, have been started by `t`. */
function countStarted(restores: readonly NamedRestore[], t: number): number {
	let [low, high] = [0, restores.length];
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		const isStarted = (restores[middle]?.restore.startedAt ?? Infinity) <= t;
		[low, high] = isStarted ? [middle + 1, high] : [low, middle];
	}

	return low;
}

/** The outage at `t`, of whichever round. */
export function outageAt(story: Story, t: number): Outage | undefined {
	return startedRounds(story, t)
		.flatMap((round) => story.outages.map((outage) => shiftOutage(outage, round * (story.rounds?.everyMs ?? 0))))
		.find(({from, to}) => t >= from && t < to);
}

function startedRounds(story: Story, t: number): readonly number[] {
	if (story.rounds === undefined) {
		return [0];
	}

	const {everyMs, firstRound} = story.rounds;
	const last = Math.max(firstRound, Math.floor((t - earliestStartedAt(story)) / everyMs));
	const first = Math.max(firstRound, last - longestHistory);
	return Array.from({length: last - first + 1}, (_, index) => first + index);
}

function earliestStartedAt({scenarios}: Story): number {
	let earliest = Infinity;
	for (const {startedAt} of scenarios.flatMap(({restores}) => restores)) {
		earliest = Math.min(earliest, startedAt);
	}

	return earliest;
}

function restoresOf(story: Story, round: number): readonly NamedRestore[] {
	const named = story.scenarios.flatMap(({tenant, restores}) => restores.map((restore) => ({tenant, restore})));
	const shiftMs = round * (story.rounds?.everyMs ?? 0);
	return round === 0
		? named
		: named.map(({tenant, restore}) => ({tenant, restore: inRound(restore, {round, shiftMs, jobs: named.length})}));
}

/** Ids grow from round to round as OceanBase's do: job ids by one, tenant ids by two (the odd ones are META tenants). */
function inRound(
	restore: Restore,
	by: {readonly round: number; readonly shiftMs: number; readonly jobs: number},
): Restore {
	return {
		...shiftRestore(restore, by.shiftMs),
		jobId: restore.jobId + by.round * by.jobs,
		restoreTenantId: restore.restoreTenantId + by.round * by.jobs * 2,
	};
}
