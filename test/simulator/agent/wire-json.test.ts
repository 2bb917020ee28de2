import assert from 'node:assert/strict';
import test from 'node:test';
import {toWireJson, type WireValue} from '../../../source/simulator/agent/wire-json.js';

const values: ReadonlyArray<readonly [value: WireValue, json: string]> = [
	[1_795_444_200_000_245_001n, '1795444200000245001'],
	[null, 'null'],
	['a<b>&c', String.raw`"a\u003cb\u003e\u0026c"`],
	['\u{2028}\u{2029}', String.raw`"\u2028\u2029"`],
	[[1, 'x', []], '[1,"x",[]]'],
	[{b: 1, a: undefined, c: {d: 2n}}, '{"b":1,"c":{"d":2}}'],
	[{'<': true}, String.raw`{"\u003c":true}`],
];

for (const [value, json] of values) {
	test(`Go writes ${json}`, () => {
		assert.equal(toWireJson(value), json);
	});
}
