import assert from 'node:assert/strict';
import test from 'node:test';
import type {ExactJson} from '../../../source/text/exact-json.js';
import {english} from '../../../source/locale/en.js';
import {formatField} from '../../../source/ui/detail/field-value.js';

const instant = Date.UTC(2026, 1, 2, 4);
const context = {words: english, zone: 'utc', instantOf: () => instant} as const;
const unknown = {...context, instantOf: () => undefined};

const values: ReadonlyArray<readonly [what: string, field: string, value: ExactJson, texts: readonly string[]]> = [
	['a text', 'status', 'SUCCESS', ['SUCCESS']],
	['nothing', 'description', '', []],
	['a number', 'job_id', 4, ['4']],
	['0', 'tablet_count', 0, ['0']],
	['every digit of 64 bits', 'backup_cluster_version', 9_223_372_036_854_775_807n, ['9223372036854775807']],
	['null', 'comment', null, ['null']],
	['true', 'a_new_one', true, ['true']],
	[
		'an object of a new version',
		'a_new_one',
		{id: 9_007_199_254_740_993n, zone: 'é'},
		[String.raw`{"id":9007199254740993,"zone":"\u00e9"}`],
	],
	['an SCN, with its time', 'restore_scn', 1_770_000_000_123_456_789n, ['1770000000123456789   2026-02-02 02:40:00 Z']],
	['an SCN that stands for none', 'recover_scn', 0, ['0']],
	['the base SCN', 'recover_scn', 1, ['1']],
	['an SCN beyond all times', 'restore_scn', 2n ** 90n, [String(2n ** 90n)]],
	['a negative SCN', 'restore_scn', -5, ['-5']],
	['a time with its zone', 'start_timestamp', '2026-02-02T11:00:01.5+08:00', ['2026-02-02 03:00:01 Z']],
	['a time with nine digits', 'restore_scn_display', '2026-02-02T10:40:00.123456789Z', ['2026-02-02 10:40:00 Z']],
	[
		'a time without a zone',
		'start_timestamp',
		'2026-02-02 12:00:00.000001',
		['2026-02-02 04:00:00 Z (sent as 2026-02-02 12:00:00.000001)'],
	],
	['a time of the 13th month', 'finish_timestamp', '2026-13-02T11:00:01Z', ['2026-13-02T11:00:01Z']],
	['a list', 'backup_set_list', 'file:///a, file:///b,', ['file:///a', 'file:///b']],
	['lines', 'comment', 'one\ntwo', ['one', 'two']],
	['what would steer a terminal', 'description', 'a\u{1B}[2J\r\n\u{202E}b', [String.raw`a\x1b[2J\r\n\u202eb`]],
];

for (const [what, field, value, texts] of values) {
	test(`${field}: ${what}`, () => {
		assert.deepEqual(formatField(field, value, context), texts);
	});
}

test('a time without a zone that nobody knows is shown as it was sent', () => {
	assert.deepEqual(formatField('start_timestamp', '2026-02-02 12:00:00', unknown), ['2026-02-02 12:00:00']);
	assert.deepEqual(formatField('start_timestamp', 'soon', unknown), ['soon']);
});

test('of a list that is very long the rest is counted', () => {
	const texts = formatField(
		'backup_piece_list',
		Array.from({length: 5000}, (_, index) => `p${index}`).join(','),
		context,
	);
	assert.equal(texts.length, 201);
	assert.equal(texts.at(-1), 'and 4800 more');
});
