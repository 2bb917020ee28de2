import assert from 'node:assert/strict';
import test from 'node:test';
import {splitFailure} from '../../source/domain/failure-pieces.js';

const ended = (text: string) => ({text, isEnded: true});
const open = (text: string) => ({text, isEnded: false});

const table = [
	['nothing', '', []],
	['blank pieces', ' ;; \n;', []],
	['pieces that semicolons end', 'a;b;', [ended('a'), ended('b')]],
	['a last piece without one', 'a; b ', [ended('a'), open(' b ')]],
	['a semicolon in brackets', '(a; (b;) c); d', [ended('(a; (b;) c)'), open(' d')]],
	['brackets that never close', '(a; b', [open('(a; b')]],
	['brackets that never opened', 'a); b', [ended('a)'), open(' b')]],
] as const;

for (const [name, comment, pieces] of table) {
	test(`a comment is split: ${name}`, () => {
		assert.deepEqual(splitFailure(comment), pieces);
	});
}
