import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {isMatchOfAny, isMatch} from '../../source/domain/tenant-pattern.js';

const cases: ReadonlyArray<readonly [pattern: string, matches: readonly string[], others: readonly string[]]> = [
	['*', ['', 'rt2', '租户'], []],
	['prod_*', ['prod_', 'prod_orders', 'PROD_crm'], ['prod', 'my_prod_orders']],
	['*_dr', ['orders_dr', '_dr'], ['orders_dr2', 'dr']],
	['rt?', ['rt2', 'RT9', 'rt租'], ['rt', 'rt10']],
	['*a*b', ['ab', 'aab', 'xaxxbab'], ['ba', 'abx', 'a']],
	['rt2', ['rt2', 'RT2'], ['rt20', 'rt']],
	['a.c', ['a.c'], ['abc']],
	['[ab]', ['[ab]'], ['a']],
	['', [''], ['a']],
	['??', ['ab', '\u{1F600}b'], ['a', 'abc']],
];

for (const [pattern, matches, others] of cases) {
	test(`the pattern "${pattern}" matches ${JSON.stringify(matches)} and not ${JSON.stringify(others)}`, () => {
		for (const [names, isExpected] of [
			[matches, true],
			[others, false],
		] as const) {
			for (const name of names) {
				assert.equal(isMatch(name, pattern), isExpected, name);
			}
		}
	});
}

test('a pattern matches what a regular expression would', () => {
	const letters = fc.array(fc.constantFrom('a', 'b', '*', '?'), {maxLength: 8}).map((list) => list.join(''));
	const names = fc.array(fc.constantFrom('a', 'b'), {maxLength: 10}).map((list) => list.join(''));
	fc.assert(
		fc.property(letters, names, (pattern, name) => {
			const source = pattern.replaceAll('*', '.*').replaceAll('?', '.');
			assert.equal(isMatch(name, pattern), new RegExp(`^${source}$`, 'v').test(name));
		}),
	);
});

test('a long name and many stars take no longer than their product', () => {
	assert.equal(isMatch('a'.repeat(5000), `${'a*'.repeat(100)}b`), false);
});

test('a name matches one of several patterns', () => {
	assert.equal(isMatchOfAny('rt2', ['prod_*', 'rt?']), true);
	assert.equal(isMatchOfAny('rt2', ['prod_*']), false);
	assert.equal(isMatchOfAny('rt2', []), false);
});
