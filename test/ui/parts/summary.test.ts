import assert from 'node:assert/strict';
import test from 'node:test';
import {drawSummary} from '../../../source/ui/parts/summary.js';
import {frameOf, textOf} from '../../helpers/frame.js';
import {mixed} from '../../helpers/mixed-states.js';

test('the summary counts each restore once', () => {
	assert.equal(textOf(drawSummary(frameOf(mixed))).trim(), '4 restores   1 failed   2 running   1 done');
});
