import assert from 'node:assert/strict';
import test from 'node:test';
import {progressRows} from '../../../source/simulator/world/progress-view.js';
import {createRestore, storyOf} from '../../../source/simulator/world/scenario-library.js';

const statedAt = Date.UTC(2026, 10, 23, 10);
const at = {t: statedAt + 60_000, version: '4.3.3', offsetMinutes: 480} as const;
const kinds = [
	['hidden', 2],
	['reported', 2],
	['nowhere', 1],
] as const;

for (const [figures, rows] of kinds) {
	test(`a restore whose figures are ${figures} has ${rows === 1 ? 'only the sys row' : 'a row of its own'}`, () => {
		const story = storyOf([{tenant: 'rt2', restores: [createRestore({statedAt, figures})]}]);
		const found = progressRows(story, at);
		assert.equal(found.length, rows);
		assert.equal(found[0]?.ownStage, undefined);
	});
}
