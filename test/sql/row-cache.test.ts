import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {createRowCache} from '../../source/sql/row-cache.js';
import type {SqlRow} from '../../source/sql/sql-connection.js';

function createRig() {
	const decoded: SqlRow[] = [];
	const cache = createRowCache((row) => {
		decoded.push(row);
		return row['ID'] === null ? undefined : {id: row['ID']};
	});
	return {cache, decoded};
}

const rows = [{ID: '1'}, {ID: '2'}, {ID: null}];

test('a row is decoded once, and the same list is the same one by reference', () => {
	const {cache, decoded} = createRig();
	const first = cache.replace(rows);
	assert.deepEqual(first, [{id: '1'}, {id: '2'}]);
	assert.equal(cache.replace(rows.map((row) => ({...row}))), first);
	assert.equal(decoded.length, 3);
});

test('the clock of the server is no part of a row', () => {
	const {cache, decoded} = createRig();
	const first = cache.replace([{ID: '1', SERVER_TIME: '5'}]);
	assert.equal(cache.replace([{ID: '1', SERVER_TIME: '6'}]), first);
	assert.equal(decoded.length, 1);
});

test('replaced rows are forgotten, and the others keep their values', () => {
	const {cache} = createRig();
	const first = cache.replace(rows);
	const next = cache.replace([{ID: '2'}, {ID: '3'}]);
	assert.deepEqual(next, [{id: '2'}, {id: '3'}]);
	assert.equal(next[0], first[1]);
	assert.deepEqual(cache.replace([]), []);
});

test('added rows come behind those that are known', () => {
	const {cache, decoded} = createRig();
	const first = cache.replace(rows);
	assert.equal(cache.add([{ID: '2'}]), first);
	assert.equal(cache.add([]), first);
	assert.deepEqual(cache.add([{ID: '2'}, {ID: '3'}]), [...first, {id: '3'}]);
	assert.equal(decoded.length, 4);
});

test('a long text is recognized too', () => {
	const {cache, decoded} = createRig();
	const long = {ID: 'x'.repeat(100_000)};
	const first = cache.replace([long]);
	assert.equal(cache.replace([{...long}]), first);
	cache.replace([{ID: `${long.ID}y`}]);
	assert.equal(decoded.length, 2);
});

test('rows that differ in a value are different', () => {
	const value = fc.option(fc.string({maxLength: 3}), {nil: null});
	const row = fc.record({A: value, ID: value}, {noNullPrototype: true});
	fc.assert(
		fc.property(row, row, (one, other) => {
			const isSame = one.A === other.A && one.ID === other.ID;
			const {cache, decoded} = createRig();
			cache.replace([one]);
			cache.replace([other]);
			assert.equal(decoded.length, isSame ? 1 : 2);
		}),
	);
});
