import assert from 'node:assert/strict';
import test from 'node:test';
import {overviewFields} from '../../../source/domain/overview-fields.js';
import type {ExactObject} from '../../../source/text/exact-json.js';
import {english} from '../../../source/locale/en.js';
import {reduce} from '../../../source/monitor/reduce/reduce.js';
import {drawFieldList} from '../../../source/ui/detail/field-list.js';
import {address, factAt, failedWith, fold, problem, readAt, reading} from '../../helpers/facts.js';
import {drawOf} from '../../helpers/detail.js';

const overview: ExactObject = {
	job_id: 4,
	restore_scn: 1_795_000_000_123_456_789n,
	restore_scn_display: '2026-11-18 19:06:40.123456',
	start_timestamp: '2026-11-23 17:50:00.000001',
	backup_piece_list: 'file:///data/a,file:///data/b',
	comment: '',
	new_field: 'new',
	a_field_of_a_version_to_come: 'long',
};
const state = fold([readAt(0, reading({overview}))]);

test('every documented field stands under its name beside what it means, in the order of the documentation', () => {
	for (const columns of [200, 120, 80, 60, 40]) {
		const rows = drawOf(drawFieldList, state, {columns});
		const names = rows
			.map((row) => row.trim().split(' ', 1)[0] ?? '')
			.filter((name) => (overviewFields as readonly string[]).includes(name));
		assert.deepEqual([...new Set(names)], overviewFields);
		const text = rows.join(' ').replaceAll(/\s+/gv, ' ');
		assert.ok(
			overviewFields.every((name) => text.includes(english.detail.fields[name])),
			String(columns),
		);
	}
});

test('a value stands beside its name, a list in a row for each item', () => {
	const rows = drawOf(drawFieldList, state, {columns: 120}).map((row) => row.trim().replaceAll(/ {2,}/gv, '  '));
	assert.ok(rows.includes('job_id  number of the job  4'));
	const at = rows.findIndex((row) => row.startsWith('backup_piece_list'));
	assert.match(rows[at] ?? '', /file:\/\/\/data\/a$/v);
	assert.equal(rows[at + 1], 'file:///data/b');
});

test('fields that were not sent, are empty or are not documented each have their own words', () => {
	const rows = drawOf(drawFieldList, state, {columns: 120}).join('\n');
	assert.match(rows, /backup_dest .*not sent/v);
	assert.match(rows, /comment .*empty/v);
	assert.match(rows, /new_field +not documented +new/v);
	assert.match(rows, /a_field_of_a_version_to_come\n +not documented\n +long/v);
});

test('a time without a zone is that of the point or the job that it displays', () => {
	const rows = drawOf(drawFieldList, state, {columns: 160}).join('\n');
	assert.match(rows, /restore_scn_display .*2026-11-18 11:06:40 Z \(sent as 2026-11-18 19:06:40\.123456\)/v);
	assert.match(rows, /start_timestamp .*2026-11-23 09:50:00 Z \(sent as /v);
});

test('names and values of an agent are safe to draw, and as narrow as the terminal', () => {
	const hostile = {'\u{1B}[2J': '\u{9B}31m', ['n'.repeat(300)]: 'v'.repeat(3000), 'x\u{202E}': ['\n']};
	for (const columns of [200, 120, 80, 60, 40, 20]) {
		const text = drawOf(drawFieldList, fold([readAt(0, reading({overview: hostile}))]), {columns}).join('');
		assert.doesNotMatch(text, /[\p{Cc}\p{Cf}]/v);
	}
});

test('where there is none it says why', () => {
	const none = (facts: Parameters<typeof fold>[0]) => drawOf(drawFieldList, fold(facts)).at(-1)?.trim();
	const {overview: dropped, ...overSql} = reading();
	assert.ok(dropped);
	assert.equal(none([[1, failedWith(problem('tenantAbsent'))]]), english.detail.noFields.noJob);
	assert.equal(none([readAt(0, overSql)]), english.detail.noFields.notRead);
	const key = {cluster: address, tenant: 'rt2'};
	assert.equal(none([readAt(0, overSql), [3, {type: 'overviewRead', key, jobId: 4}]]), english.detail.noFields.noRow);
});

test('a row that was read once says when', () => {
	const {overview: dropped, ...overSql} = reading();
	assert.ok(dropped);
	const key = {cluster: address, tenant: 'rt2'};
	const read = reduce(fold([readAt(0, overSql)]), factAt(65, {type: 'overviewRead', key, jobId: 4, overview}));
	assert.match(drawOf(drawFieldList, read)[1] ?? '', /read at 10:01:05/v);
	assert.doesNotMatch(drawOf(drawFieldList, state)[1] ?? '', /read at/v);
});

test('rows that were drawn before are drawn anew for another width, zone or start of the job', () => {
	const [wide, narrow] = [160, 60].map((columns) => drawOf(drawFieldList, state, {columns}).slice(2).join('\n'));
	assert.notEqual(wide, narrow);
	assert.equal(drawOf(drawFieldList, state, {columns: 160}).slice(2).join('\n'), wide);
	const later = fold([readAt(0, reading({overview, startedAt: 1_795_000_000_000}))]);
	assert.notEqual(drawOf(drawFieldList, later, {columns: 160}).slice(2).join('\n'), wide);
});
