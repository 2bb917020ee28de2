import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type {Restore} from '../../../source/simulator/world/scenario.js';
import {start, worldOf} from '../worlds.js';
import {arbitraryRestore} from './arbitrary-restore.js';

/** A restore, and moments of its restoring and closing in their order. */
const arbitraryWatch = arbitraryRestore.chain((restore) =>
	fc.record({
		restore: fc.constant(restore),
		moments: fc
			.array(fc.nat({max: restore.restoringMs + restore.closingMs}), {minLength: 2, maxLength: 40})
			.map((moments) => moments.toSorted((a, b) => a - b).map((ms) => start + restore.creatingMs + ms)),
	}),
);

function sightings({restore, moments}: {readonly restore: Restore; readonly moments: readonly number[]}) {
	const world = worldOf({tenant: 'rt2', restores: [restore]});
	return moments.map((t) => world.figuresAt('rt2', t)).filter((figures) => figures !== undefined);
}

test('no figure ever goes back', () => {
	fc.assert(
		fc.property(arbitraryWatch, (watch) => {
			const seen = sightings(watch);
			for (const [index, later] of seen.entries()) {
				const earlier = seen[index - 1] ?? later;
				assert.ok(later.finishedBytes >= earlier.finishedBytes, 'bytes');
				assert.ok(later.finishedTablets >= earlier.finishedTablets, 'tablets');
				assert.ok(later.recoverScn >= earlier.recoverScn, 'scn');
				assert.ok(later.restoreProgress >= earlier.restoreProgress, 'restore progress');
				assert.ok(later.recoverProgress >= earlier.recoverProgress, 'recover progress');
			}
		}),
		{numRuns: 1000},
	);
});

test('bytes and tablets are held at 99 % until success, and a failure never comes further', () => {
	fc.assert(
		fc.property(arbitraryRestore, fc.double({min: 0, max: 1, noNaN: true}), (restore, share) => {
			const restoredAt = start + restore.creatingMs + restore.restoringMs;
			const t = start + restore.creatingMs + Math.floor((restore.restoringMs - 1) * share);
			const [running, closing] = sightings({restore, moments: [t, restoredAt]});
			assert.ok((running?.finishedBytes ?? Infinity) <= restore.totalBytes * 0.99);
			assert.ok((running?.finishedTablets ?? Infinity) <= restore.tabletCount * 0.99);
			assert.ok((running?.restoreProgress ?? Infinity) <= 9900);
			const isWhole = closing?.restoreProgress === 10_000 && closing.finishedBytes === restore.totalBytes;
			assert.equal(isWhole, restore.ending.type === 'success');
		}),
	);
});
