import {createRestore, storyOf} from '../../../source/simulator/world/scenario-library.js';
import type {Story} from '../../../source/simulator/world/scenario.js';
import {minute, start} from '../worlds.js';

export const everyMs = 20 * minute;

/** Two jobs a round, the first round before the story. */
export function roundsStory(): Story {
	return storyOf(
		[
			{
				tenant: 'a',
				restores: [createRestore({startedAt: start, jobId: 10, restoreTenantId: 1010, droppedAfterMs: minute})],
			},
			{
				tenant: 'b',
				restores: [
					createRestore({startedAt: start + 5 * minute, jobId: 11, restoreTenantId: 1012, droppedAfterMs: minute}),
				],
			},
		],
		{
			rounds: {everyMs, firstRound: -1},
			outages: [{from: start + 10 * minute, to: start + 12 * minute, fault: {type: 'reset'}}],
		},
	);
}
