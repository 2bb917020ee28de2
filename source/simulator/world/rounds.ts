import type {Outage, Restore, Story} from './scenario.js';
import {shiftOutage, shiftRestore} from './shift-story.js';

/** A restore of a story, with its tenant's name. */
export type NamedRestore = {readonly tenant: string; readonly restore: Restore};

/** Earlier rounds are forgotten: in a demo that runs for weeks /restore/tasks would grow to megabytes. */
const longestHistory = 12;

/** The restores of all rounds that have been started by `t`, oldest first. */
export function startedRestores(story: Story, t: number): readonly NamedRestore[] {
	return startedRounds(story, t)
		.flatMap((round) => restoresOf(story, round))
		.filter(({restore}) => restore.startedAt <= t)
		.toSorted((a, b) => a.restore.startedAt - b.restore.startedAt);
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

function earliestStartedAt(story: Story): number {
	return Math.min(...story.scenarios.flatMap(({restores}) => restores.map(({startedAt}) => startedAt)));
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
