import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {start, wordAt, worldOf} from '../worlds.js';
import {arbitraryRestore} from './arbitrary-restore.js';

/** Beyond the end of every restore. */
const arbitraryMoments = fc
	.array(fc.nat({max: 20_000_000}), {maxLength: 30})
	.map((moments) => moments.map((ms) => start + ms).toSorted((a, b) => a - b));

test('every status comes once, in its order, however long each stage is', () => {
	const order = ['CREATE_TENANT', 'WAIT_TENANT_RESTORE_FINISH', 'RESTORE_SUCCESS', 'SUCCESS'];
	fc.assert(
		fc.property(arbitraryRestore, arbitraryMoments, (restore, moments) => {
			const world = worldOf({tenant: 'rt2', restores: [{...restore, ending: {type: 'success'}}]});
			let stage = 0;
			for (const t of moments) {
				const next = order.indexOf(wordAt(world, 'rt2', t));
				assert.ok(next >= stage);
				stage = next;
			}
		}),
	);
});
