import assert from 'node:assert/strict';
import test from 'node:test';
import {serverTimeOf, unixTime} from '../../source/sql/unix-time.js';

const cases = [
	['1795640092.464651', 1_795_640_092_464],
	['1795640092', 1_795_640_092_000],
	[1_795_640_092, 1_795_640_092_000],
	[1_795_640_092.5, 1_795_640_092_500],
	[' 1795640092 ', 1_795_640_092_000],
	['0', undefined],
	['0.000000', undefined],
	[0, undefined],
	['-1', undefined],
	['', undefined],
	['1e9', undefined],
	['2026-11-26 04:54:52', undefined],
	['99999999999', undefined],
	[NaN, undefined],
	[null, undefined],
	[undefined, undefined],
] as const;

for (const [value, expected] of cases) {
	test(`${JSON.stringify(value)} is ${String(expected)}`, () => {
		assert.equal(unixTime(value), expected);
	});
}

test('the clock of the server is in every row of an answer', () => {
	assert.equal(serverTimeOf([{SERVER_TIME: '1795640092.5'}, {SERVER_TIME: '1795640093.5'}]), 1_795_640_092_500);
	for (const rows of [[], [{}], [{SERVER_TIME: null}]]) {
		assert.equal(serverTimeOf(rows), undefined);
	}
});
