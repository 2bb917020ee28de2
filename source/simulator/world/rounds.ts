import type {Outage, Restore, Story} from './scenario.js';
import {shiftOutage, shiftRestore} from './shift-story.js';

/** A restore of a story, by its tenant's name. */
export type NamedRestore = {readonly tenant: string; readonly restore: Restore};

/** Rounds that /restore/tasks remembers; a demo that runs for weeks would else answer with megabytes. */
const remembered = 12;

/** The restores that have been stated by `t`, in every round so far, oldest first. */
export function statedBy(story: Story, t: number): readonly NamedRestore[] {
	return startedRounds(story, t)
		.flatMap((round) => restoresOf(story, round))
		.filter(({restore}) => restore.statedAt <= t)
		.toSorted((a, b) => a.restore.statedAt - b.restore.statedAt);
}

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
	const last = Math.max(firstRound, Math.floor((t - earliestStatedAt(story)) / everyMs));
	const first = Math.max(firstRound, last - remembered);
	return Array.from({length: last - first + 1}, (_, index) => first + index);
}

function earliestStatedAt(story: Story): number {
	return Math.min(...story.scenarios.flatMap(({restores}) => restores.map(({statedAt}) => statedAt)));
}

function restoresOf(story: Story, round: number): readonly NamedRestore[] {
	const named = story.scenarios.flatMap(({tenant, restores}) => restores.map((restore) => ({tenant, restore})));
	const shiftMs = round * (story.rounds?.everyMs ?? 0);
	return round === 0
		? named
		: named.map(({tenant, restore}) => ({tenant, restore: inRound(restore, {round, shiftMs, jobs: named.length})}));
}

/** Ids grow from round to round as OceanBase's do: jobs one by one, tenants by two (the odd one is the META tenant's). */
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
