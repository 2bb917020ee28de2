import assert from 'node:assert/strict';
import test from 'node:test';
import {isPresentIn} from '../../../source/simulator/sql/view-version.js';

test('a version has what came with it or before', () => {
	assert.ok(isPresentIn('4.1'));
	assert.ok(isPresentIn('4.2.5', '4.2.5'));
	assert.ok(isPresentIn('4.3.3', '4.2.1'));
	assert.ok(!isPresentIn('4.2.1', '4.2.5'));
});
