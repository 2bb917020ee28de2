import assert from 'node:assert/strict';
import test from 'node:test';
import {scenarioLibrary} from '../../../source/simulator/world/scenario-library.js';
import {day, minute, second, start, wordAt, worldOf} from '../worlds.js';

type Life = {
	readonly name: keyof typeof scenarioLibrary;
	/** Counted from the moment that the scenario is given. */
	readonly expected: ReadonlyArray<readonly [afterMs: number, word: string]>;
};

/** Every boundary from both sides: the last millisecond of a stage and the first one of the next. */
const lives: readonly Life[] = [
	{
		name: 'quickSuccess',
		expected: [
			[-1, 'absent'],
			[0, 'absent'],
			[4 * second - 1, 'absent'],
			[4 * second, 'CREATE_TENANT'],
			[11 * second - 1, 'CREATE_TENANT'],
			[11 * second, 'WAIT_TENANT_RESTORE_FINISH'],
			[186 * second - 1, 'WAIT_TENANT_RESTORE_FINISH'],
			[186 * second, 'RESTORE_SUCCESS'],
			[196 * second - 1, 'RESTORE_SUCCESS'],
			[196 * second, 'SUCCESS'],
			[400 * day, 'SUCCESS'],
		],
	},
	{
		name: 'longWithFigures',
		expected: [
			[4 * second - 1, 'absent'],
			[4 * second, 'CREATE_TENANT'],
			[11 * second, 'WAIT_TENANT_RESTORE_FINISH'],
			[120 * minute + 11 * second - 1, 'WAIT_TENANT_RESTORE_FINISH'],
			[120 * minute + 11 * second, 'RESTORE_SUCCESS'],
			[120 * minute + 21 * second, 'SUCCESS'],
		],
	},
	{
		name: 'bytesLate',
		expected: [
			[11 * second, 'WAIT_TENANT_RESTORE_FINISH'],
			[30 * minute + 11 * second - 1, 'WAIT_TENANT_RESTORE_FINISH'],
			[30 * minute + 11 * second, 'RESTORE_SUCCESS'],
			[30 * minute + 21 * second, 'SUCCESS'],
		],
	},
	{
		name: 'noFigures',
		expected: [
			[11 * second, 'WAIT_TENANT_RESTORE_FINISH'],
			[40 * minute + 11 * second - 1, 'WAIT_TENANT_RESTORE_FINISH'],
			[40 * minute + 11 * second, 'RESTORE_SUCCESS'],
			[40 * minute + 21 * second, 'SUCCESS'],
		],
	},
	{
		name: 'failure',
		expected: [
			[4 * second, 'CREATE_TENANT'],
			[20 * minute + 11 * second - 1, 'WAIT_TENANT_RESTORE_FINISH'],
			[20 * minute + 11 * second, 'RESTORE_FAIL'],
			[20 * minute + 21 * second - 1, 'RESTORE_FAIL'],
			[20 * minute + 21 * second, 'FAIL'],
			[400 * day, 'FAIL'],
		],
	},
	{
		name: 'cancelled',
		expected: [
			[4 * second, 'CREATE_TENANT'],
			[10 * minute + 11 * second - 1, 'WAIT_TENANT_RESTORE_FINISH'],
			// CANCEL RESTORE drops the tenant before its job has ended.
			[10 * minute + 11 * second, 'absent'],
			[10 * minute + 21 * second, 'absent'],
			[400 * day, 'absent'],
		],
	},
	{
		name: 'dropped',
		expected: [
			[4 * second, 'CREATE_TENANT'],
			[10 * minute + 11 * second - 1, 'WAIT_TENANT_RESTORE_FINISH'],
			[10 * minute + 11 * second, 'absent'],
			[400 * day, 'absent'],
		],
	},
	{
		name: 'later',
		expected: [
			[0, 'absent'],
			[10 * minute + 4 * second - 1, 'absent'],
			[10 * minute + 4 * second, 'CREATE_TENANT'],
			[10 * minute + 11 * second, 'WAIT_TENANT_RESTORE_FINISH'],
			[10 * minute + 196 * second, 'SUCCESS'],
		],
	},
	{
		name: 'tableRestore',
		expected: [
			[11 * second, 'WAIT_TENANT_RESTORE_FINISH'],
			[8 * minute + 21 * second, 'SUCCESS'],
			[10 * minute + 21 * second - 1, 'SUCCESS'],
			[10 * minute + 21 * second, 'absent'],
		],
	},
	{
		name: 'notYet',
		expected: [
			[-1, 'absent'],
			[minute - 1, 'absent'],
			[minute, 'CREATE_TENANT'],
			[75 * second - 1, 'CREATE_TENANT'],
			[75 * second, 'WAIT_TENANT_RESTORE_FINISH'],
			[375 * second, 'RESTORE_SUCCESS'],
			[385 * second, 'SUCCESS'],
		],
	},
	{
		name: 'doneLongAgo',
		expected: [
			[-41 * day - 1, 'absent'],
			[-41 * day + 4 * second, 'CREATE_TENANT'],
			[-41 * day + 196 * second, 'SUCCESS'],
			[0, 'SUCCESS'],
		],
	},
	{
		name: 'neverRestored',
		expected: [
			[-200 * day - 1, 'absent'],
			[-200 * day, 'never'],
			[0, 'never'],
			[400 * day, 'never'],
		],
	},
];

test('every scenario of the library has its stages in this table', () => {
	assert.deepEqual(
		lives.map(({name}) => name),
		Object.keys(scenarioLibrary),
	);
});

for (const {name, expected} of lives) {
	test(`${name} goes through its stages`, () => {
		const scenario = scenarioLibrary[name](start);
		const world = worldOf(scenario);
		assert.deepEqual(
			expected.map(([afterMs]) => [afterMs, wordAt(world, scenario.tenant, start + afterMs)]),
			expected,
		);
	});
}
