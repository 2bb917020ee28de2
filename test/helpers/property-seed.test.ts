import assert from 'node:assert/strict';
import process from 'node:process';
import test from 'node:test';
import fc from 'fast-check';

test('properties have the seed of PROPERTY_SEED, and a fixed one without it', () => {
	assert.equal(fc.readConfigureGlobal().seed, Number(process.env['PROPERTY_SEED'] ?? 2886));
});
