import assert from 'node:assert/strict';
import test from 'node:test';
import {
	exactInteger,
	integer,
	known,
	lines,
	percent,
	scn,
	text,
	unlessZero,
	word,
	type WireValue,
} from '../../source/text/wire-value.js';

const largest = 2n ** 63n - 1n;

/** What each decoder makes of one value; left out where it is undefined. */
type Expected = {readonly integer?: bigint; readonly scn?: bigint; readonly percent?: number};

const values: ReadonlyArray<readonly [value: WireValue, expected: Expected]> = [
	[undefined, {}],
	[null, {}],
	['', {}],
	[' ', {}],
	['0', {integer: 0n, percent: 0}],
	[0, {integer: 0n, percent: 0}],
	[0n, {integer: 0n}],
	['1', {integer: 1n, percent: 1}],
	[1, {integer: 1n, percent: 1}],
	[1n, {integer: 1n}],
	['2', {integer: 2n, scn: 2n, percent: 2}],
	[2n, {integer: 2n, scn: 2n}],
	[' 33.84 ', {percent: 33.84}],
	['\t42\n', {integer: 42n, scn: 42n, percent: 42}],
	['007', {integer: 7n, scn: 7n, percent: 7}],
	['0.00', {percent: 0}],
	['-0.01', {}],
	['-0.00', {percent: 0}],
	['9999.98', {percent: 9999.98}],
	['9999.99', {}],
	['-9999.99', {}],
	[33.5, {percent: 33.5}],
	[1.5, {percent: 1.5}],
	[33.839999999999996, {percent: 33.839999999999996}],
	['-1', {}],
	[-1, {}],
	[-1n, {}],
	['+1', {}],
	['1e3', {}],
	['0x10', {}],
	['33,84', {}],
	['1 2', {}],
	[NaN, {}],
	[Infinity, {}],
	[Number.MAX_SAFE_INTEGER, {integer: 9_007_199_254_740_991n, scn: 9_007_199_254_740_991n}],
	[2 ** 53, {}],
	['1728890608464651001', {integer: 1_728_890_608_464_651_001n, scn: 1_728_890_608_464_651_001n}],
	[1_728_890_608_464_651_001n, {integer: 1_728_890_608_464_651_001n, scn: 1_728_890_608_464_651_001n}],
	[`${largest}`, {integer: largest, scn: largest}],
	[largest, {integer: largest, scn: largest}],
	[`${largest + 1n}`, {}],
	[largest + 1n, {}],
	['9'.repeat(1000), {}],
	[true, {}],
	[[7], {}],
	[{a: 7}, {}],
];

for (const [value, expected] of values) {
	test(`${nameOf(value)} is ${nameOf(expected)}`, () => {
		const exact = expected.integer;
		assert.equal(exactInteger(value), exact);
		assert.equal(integer(value), exact === undefined ? undefined : Number(exact));
		assert.equal(scn(value), expected.scn);
		assert.equal(percent(value), expected.percent);
	});
}

function nameOf(value: unknown): string {
	return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part));
}

test('of a source that writes NULL as 0, 0 is unknown and any other figure known', () => {
	assert.equal(unlessZero(0), undefined);
	assert.equal(unlessZero(0n), undefined);
	assert.equal(unlessZero<number>(undefined), undefined);
	assert.equal(unlessZero(7), 7);
	assert.equal(unlessZero(-0.01), -0.01);
	assert.equal(unlessZero(7n), 7n);
});

test('text is text or empty', () => {
	for (const value of [undefined, null, 7, 7n, true, ['a'], {a: 'b'}]) {
		assert.equal(text(value), '');
		assert.equal(word(value), '');
	}

	assert.equal(text(' a\u{1B} '), ' a\u{1B} ');
});

test('a word is short, shows controls and hides secrets', () => {
	assert.equal(word('SUCCESS'), 'SUCCESS');
	assert.equal(word('A\u{1B}[31m\n\u{202E}B'), String.raw`A\x1b[31m\n\u202eB`);
	assert.equal(word('x'.repeat(1000)), 'x'.repeat(200));
	assert.equal(word('password=opensesame'), 'password=***');
});

test('known figures keep their keys, and unknown ones have none', () => {
	assert.deepEqual(Object.entries(known({a: 0, b: undefined, c: '', d: null, e: false})), [
		['a', 0],
		['c', ''],
		['d', null],
		['e', false],
	]);
});

for (const [value, expected] of [
	['why\r\nand \u{1B}[31mhow', String.raw`why${'\n'}and \x1b[31mhow`],
	['oss://b/p?access_key=secret', 'oss://b/p?access_key=***'],
	['x'.repeat(5000), 'x'.repeat(4096)],
	[null, ''],
	[5, ''],
	[undefined, ''],
] as const) {
	test(`lines of ${JSON.stringify(value)?.slice(0, 40)}`, () => {
		assert.equal(lines(value), expected);
	});
}

test('a plain word is as it came, and cut like others', () => {
	assert.equal(word('orders_dr.2-$'), 'orders_dr.2-$');
	assert.equal(word('x'.repeat(300)), 'x'.repeat(200));
	assert.equal(word('password=secret'), 'password=***');
});
