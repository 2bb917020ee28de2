import type {Outage, Restore, Story} from './scenario.js';

/** The same story, `shiftMs` later. */
export function shiftStory(story: Story, shiftMs: number): Story {
	return {
		...story,
		createdAt: story.createdAt + shiftMs,
		scenarios: story.scenarios.map((scenario) => ({
			...scenario,
			restores: scenario.restores.map((restore) => shiftRestore(restore, shiftMs)),
			...(scenario.existing === undefined
				? {}
				: {existing: {...scenario.existing, createdAt: scenario.existing.createdAt + shiftMs}}),
		})),
		outages: story.outages.map((outage) => shiftOutage(outage, shiftMs)),
	};
}

export function shiftRestore(restore: Restore, shiftMs: number): Restore {
	return {
		...restore,
		startedAt: restore.startedAt + shiftMs,
		restoreScn: restore.restoreScn + BigInt(shiftMs) * 1_000_000n,
	};
}

export function shiftOutage(outage: Outage, shiftMs: number): Outage {
	return {...outage, from: outage.from + shiftMs, to: outage.to + shiftMs};
}
