import path from 'node:path';
import type {TestContext} from 'node:test';
import {formatDuration} from '../../source/locale/durations.js';
import type {Size} from './emulator.js';
import {openStory, type OpenStory, type StoryOptions} from './story.js';

/** Something that happens to a screen, and what it is called in the file of its pictures. */
export type Step = readonly [title: string, act: (open: OpenStory) => Promise<void>];

export type Tale = Omit<StoryOptions, keyof Size> & {
	readonly name: string;
	/** A picture is taken after each. */
	readonly steps: readonly Step[];
	readonly sizes?: readonly Size[];
};

export const usualSizes: readonly Size[] = [
	{columns: 80, rows: 24},
	{columns: 120, rows: 40},
];

export function pass(ms: number): Step {
	return [`${formatDuration(ms)} later`, async (open) => open.pass(ms)];
}

export function press(title: string, keys: string): Step {
	return [title, async (open) => open.type(keys)];
}

/** Compares what the screen shows of a tale with the pictures that were reviewed. */
export async function assertGolden(t: TestContext, tale: Tale, {columns, rows}: Size): Promise<void> {
	const open = await openStory(t, {...tale, columns, rows});
	const pictures: string[] = [];
	for (const [title, act] of tale.steps) {
		// eslint-disable-next-line no-await-in-loop -- a story goes one step after another
		await act(open);
		const clock = new Date(open.clock.now()).toISOString().slice(11, 19);
		pictures.push(`━━ ${clock} ${title} ━━`, ...open.lines().map((line) => line.trimEnd()), '');
	}

	const file = `${tale.name.toLowerCase().replaceAll(/[^a-z]+/gv, '-')}-${columns}x${rows}.txt`;
	t.assert.fileSnapshot(pictures.join('\n'), path.join(import.meta.dirname, '../stories/golden', file), {
		serializers: [String],
	});
}
