import assert from 'node:assert/strict';
import test from 'node:test';
import {erase, erasingKeys, findErasure} from '../../source/text/line-edit.js';

const cases = [
	['shop 2', 'character', 'shop '],
	['e\u{301}', 'character', ''],
	['a👨‍👩‍👧', 'character', 'a'],
	['', 'character', ''],
	['shop orders', 'word', 'shop '],
	['shop orders  ', 'word', 'shop '],
	['shop', 'word', ''],
	['', 'word', ''],
	['shop orders', 'all', ''],
] as const;

for (const [text, what, left] of cases) {
	test(`${JSON.stringify(text)} without ${what} is ${JSON.stringify(left)}`, () => {
		assert.equal(erase(text, what), left);
	});
}

test('each of the keys that delete deletes what it says, and no other key deletes', () => {
	for (const what of ['character', 'word', 'all'] as const) {
		for (const key of erasingKeys[what]) {
			assert.equal(findErasure(key), what);
		}
	}

	assert.equal(findErasure('enter'), undefined);
});
