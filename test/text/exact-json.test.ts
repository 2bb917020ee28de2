import assert from 'node:assert/strict';
import test from 'node:test';
import {fieldOf, isList, isObject, itemsOf, type ExactJson} from '../../source/text/exact-json.js';
import {parseExact} from '../../source/text/parse-exact.js';

type Case = readonly [value: ExactJson, kind: 'object' | 'list' | 'other'];

const cases: readonly Case[] = [
	[{}, 'object'],
	[{a: 1}, 'object'],
	[[], 'list'],
	[[{}], 'list'],
	[undefined, 'other'],
	[null, 'other'],
	['{}', 'other'],
	[7, 'other'],
	[7n, 'other'],
	[true, 'other'],
];

for (const [value, kind] of cases) {
	test(`${typeof value === 'bigint' ? '7n' : JSON.stringify(value)} is of kind "${kind}"`, () => {
		assert.equal(isObject(value), kind === 'object');
		assert.equal(isList(value), kind === 'list');
		assert.deepEqual(itemsOf(value), kind === 'list' ? value : []);
	});
}

test('a field is what an object has itself', () => {
	assert.equal(fieldOf({a: 1}, 'a'), 1);
	assert.equal(fieldOf({a: 1}, 'b'), undefined);
	for (const inherited of ['constructor', 'toString', '__proto__']) {
		assert.equal(fieldOf({}, inherited), undefined);
	}

	assert.equal(fieldOf(parseExact('{"__proto__": 7}'), '__proto__'), 7);
});

test('what is no object has no fields', () => {
	for (const value of [undefined, null, 'text', 7, ['a']]) {
		assert.equal(fieldOf(value, 'length'), undefined);
		assert.equal(fieldOf(value, '0'), undefined);
	}
});
