import assert from 'node:assert/strict';
import test from 'node:test';
import {
	anyObject,
	integer,
	isTrue,
	listOf,
	number,
	objectOf,
	oneOf,
	optional,
	text,
	variantOf,
	type Decode,
} from '../../../source/monitor/fact-codec/decoders.js';
import {FactError} from '../../../source/monitor/fact-codec/fact-error.js';
import type {ExactJson} from '../../../source/text/exact-json.js';

const letter = oneOf<'a' | 'b'>({a: true, b: true});
const point = objectOf<{readonly x: number; readonly name?: string}>({x: number, name: optional(text)});
const shape = variantOf<{readonly type: 'dot'} | {readonly type: 'line'; readonly to: number}, {readonly at: number}>(
	{at: number},
	{dot: {}, line: {to: number}},
);

type Row = readonly [name: string, decode: Decode<unknown>, value: ExactJson, read: unknown];

const good: readonly Row[] = [
	['a text', text, 'a', 'a'],
	['an empty text', text, '', ''],
	['a flag', isTrue, false, false],
	['a number', number, -1.5, -1.5],
	['a number that was read as a bigint', number, 10n ** 20n, 1e20],
	['an integer', integer, 10n ** 20n, 10n ** 20n],
	['an integer that was read as a number', integer, 7, 7n],
	['an object of any shape', anyObject, {a: [1, null]}, {a: [1, null]}],
	['one of some words', letter, 'b', 'b'],
	['a list', listOf(letter), ['a', 'b'], ['a', 'b']],
	['no items', listOf(letter), [], []],
	['an object with a field that may be absent', point, {x: 1, name: 'a'}, {x: 1, name: 'a'}],
	['an object without it', point, {x: 1}, {x: 1}],
	['a variant', shape, {type: 'line', at: 1, to: 2}, {type: 'line', at: 1, to: 2}],
	['a variant without fields of its own', shape, {type: 'dot', at: 1}, {type: 'dot', at: 1}],
];

for (const [name, decode, value, read] of good) {
	test(`${name} is read back`, () => {
		assert.deepEqual(decode(value, 'it'), read);
	});
}

const bad: ReadonlyArray<readonly [name: string, decode: Decode<unknown>, value: ExactJson, message: string]> = [
	['a number for a text', text, 1, 'it: expected a text'],
	['null for a flag', isTrue, null, 'it: expected true or false'],
	['a text for a number', number, '1', 'it: expected a number'],
	['infinity', number, Infinity, 'it: expected a number'],
	['a bigint beyond all numbers', number, 10n ** 400n, 'it: expected a number'],
	['a fraction for an integer', integer, 1.5, 'it: expected an integer'],
	['an integer that a number does not hold exactly', integer, 2 ** 53, 'it: expected an integer'],
	['a list for an object', anyObject, [], 'it: expected an object'],
	['another word', letter, 'c', 'it: expected one of a, b'],
	['a word that every object has', letter, 'toString', 'it: expected one of a, b'],
	['an object for a list', listOf(letter), {}, 'it: expected a list'],
	['another item', listOf(letter), ['a', 'c'], 'it[1]: expected one of a, b'],
	['an object without a field', point, {}, 'it.x: expected a number'],
	['an object with another field', point, {x: 1, y: 2}, 'it: expected no key "y"'],
	['null for a field that may be absent', point, {x: 1, name: null}, 'it.name: expected a text'],
	['no type', shape, {at: 1}, 'it.type: expected a known type'],
	['another type', shape, {type: 'toString', at: 1}, 'it.type: expected a known type'],
	['a field of another type', shape, {type: 'dot', at: 1, to: 2}, 'it: expected no key "to"'],
	['a variant without what all have', shape, {type: 'dot'}, 'it.at: expected a number'],
];

for (const [name, decode, value, message] of bad) {
	test(`${name} is refused`, () => {
		assert.throws(
			() => decode(value, 'it'),
			(error: unknown) => {
				assert.ok(error instanceof FactError);
				assert.equal(error.message, message);
				return true;
			},
		);
	});
}
