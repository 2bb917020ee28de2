import assert from 'node:assert/strict';
import test from 'node:test';
import {longest} from '../../source/ui/longest.js';
import {fold} from '../helpers/facts.js';
import {frameOf} from '../helpers/frame.js';

test('the longest text is measured in cells; without restores it has none', () => {
	const frame = frameOf(fold([], ['rt2', '租户名']));
	assert.equal(
		longest(frame, ({name}) => name),
		6,
	);
	assert.equal(
		longest({restores: []}, ({name}) => name),
		0,
	);
});
