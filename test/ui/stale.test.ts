import assert from 'node:assert/strict';
import test from 'node:test';
import {dimIfStale} from '../../source/ui/stale.js';

test('what is not confirmed any more is dimmed, whatever it means', () => {
	assert.equal(dimIfStale({isStale: true}, 'bad'), 'dim');
	assert.equal(dimIfStale({isStale: false}, 'bad'), 'bad');
});
