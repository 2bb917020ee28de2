import assert from 'node:assert/strict';
import test from 'node:test';
import {span} from '../../source/ui/line/line.js';
import {dimIfOld, dimIfStale, dimLineIfOld} from '../../source/ui/stale.js';

test('what is not confirmed any more is dimmed, whatever it means', () => {
	const word = {type: 'phase', phase: 'restoring', status: ''} as const;
	assert.equal(dimIfStale({word, areFiguresStale: false, isStale: true}, 'bad'), 'dim');
	assert.equal(dimIfStale({word, areFiguresStale: true, isStale: false}, 'bad'), 'bad');
});

test('a standstill is known from figures, and old with them', () => {
	const word = {type: 'noProgress', forMs: 200_000} as const;
	assert.equal(dimIfStale({word, areFiguresStale: true, isStale: false}, 'warning'), 'dim');
	assert.equal(dimIfStale({word, areFiguresStale: false, isStale: false}, 'warning'), 'warning');
});

test('figures that are old are dimmed, one by one or as a line', () => {
	const line = [span('30 MB/s', 'strong'), span(' slow', 'warning')];
	assert.equal(dimIfOld({areFiguresStale: true}, 'strong'), 'dim');
	assert.equal(dimIfOld({areFiguresStale: false}, 'strong'), 'strong');
	assert.deepEqual(dimLineIfOld({areFiguresStale: true}, line), [span('30 MB/s', 'dim'), span(' slow', 'dim')]);
	assert.equal(dimLineIfOld({areFiguresStale: false}, line), line);
});
