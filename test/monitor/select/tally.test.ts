import assert from 'node:assert/strict';
import test from 'node:test';
import {selectRestores} from '../../../source/monitor/select/restores.js';
import {selectTally} from '../../../source/monitor/select/tally.js';
import {restoring, success, failure, oddEnd, refused, absent, never, system, refuse} from '../../helpers/endings.js';
import {fold, readAt, type Step} from '../../helpers/facts.js';

function tallyOf(steps: readonly Step[], tenants: readonly string[]) {
	const restores = selectRestores(fold(steps, tenants));
	const {total, counts} = selectTally(restores);
	return {total, counts: counts.map(({key, count}) => `${count} ${key}`)};
}

test('the tally counts each restore once, the worst first, and leaves out zeros', () => {
	const steps = [
		refuse(0, never, 'none'),
		refuse(0, system, 'sys'),
		readAt(0, oddEnd, 'odd'),
		readAt(0, failure, 'bad'),
		readAt(0, success, 'good'),
		refuse(0, absent, 'soon'),
		readAt(0, restoring, 'one'),
		readAt(0, restoring, 'two'),
	];
	assert.deepEqual(tallyOf(steps, ['none', 'sys', 'odd', 'bad', 'good', 'soon', 'one', 'two']), {
		total: 8,
		counts: ['1 failed', '3 other', '1 waiting', '2 running', '1 succeeded'],
	});
});

test('a dropped tenant is counted as dropped', () => {
	assert.deepEqual(tallyOf([readAt(0, restoring), refuse(2, absent), refuse(4, absent)], ['rt2']).counts, [
		'1 dropped',
	]);
});

test('during an outage only ended restores are counted by their outcome', () => {
	const steps = [readAt(0, restoring, 'one'), readAt(0, success, 'good'), refuse(2, refused, 'one')];
	assert.deepEqual(tallyOf(steps, ['one', 'good', 'never']), {total: 3, counts: ['2 unreachable', '1 succeeded']});
});

const outages = [
	['unreachable', '1 unreachable'],
	['timeout', '1 unreachable'],
	['unauthorized', '1 refused'],
	['rejected', '1 refused'],
	['malformed', '1 unreadable'],
] as const;

for (const [code, count] of outages) {
	test(`a restore that is lost as "${code}" is counted as "${count}"`, () => {
		const steps = [readAt(0, restoring), refuse(2, {...refused, code})];
		assert.deepEqual(tallyOf(steps, ['rt2']).counts, [count]);
	});
}

test('no restores are an empty tally', () => {
	assert.deepEqual(tallyOf([], []), {total: 0, counts: []});
});
