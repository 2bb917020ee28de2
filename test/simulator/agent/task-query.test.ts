import assert from 'node:assert/strict';
import test from 'node:test';
import {parseTaskQuery, type TaskQuery} from '../../../source/simulator/agent/task-query.js';

const everything: TaskQuery = {statuses: undefined, from: -Infinity, to: Infinity, page: 1, size: 2_147_483_647};

const good: ReadonlyArray<readonly [query: string, read: Partial<TaskQuery>]> = [
	['', {}],
	['page=2&size=10', {page: 2, size: 10}],
	// 0 means the default.
	['page=0&size=0', {}],
	['page=&size=&status=&start_time=', {}],
	['status=fail,SUCCESS', {statuses: ['FAIL', 'SUCCESS']}],
	['start_time=2026-11-23T10:00:00Z', {from: Date.UTC(2026, 10, 23, 10)}],
	['end_time=2026-11-23T10:00:00.5%2B08:00', {to: Date.UTC(2026, 10, 23, 2, 0, 0, 500)}],
	['sort=id&colour=blue', {}],
];

for (const [query, read] of good) {
	test(`a query of ${query === '' ? 'nothing' : query} is read`, () => {
		assert.deepEqual(parseTaskQuery(new URLSearchParams(query)), {...everything, ...read});
	});
}

const layout = '2006-01-02T15:04:05Z07:00';
const bad = [
	['page=-1', 'strconv.ParseUint: parsing "-1": invalid syntax'],
	['size=ten', 'strconv.ParseUint: parsing "ten": invalid syntax'],
	['start_time=soon', `parsing time "soon" as "${layout}": cannot parse "soon" as "2006"`],
	['start_time=2026-11-23T10:00:00', `parsing time "2026-11-23T10:00:00" as "${layout}": cannot parse "" as "Z07:00"`],
	[
		'end_time=2026-11-23T10:00:00%2B0800',
		`parsing time "2026-11-23T10:00:00+0800" as "${layout}": cannot parse "+0800" as "Z07:00"`,
	],
	// The page is bound before the times.
	['start_time=soon&page=x', 'strconv.ParseUint: parsing "x": invalid syntax'],
] as const;

for (const [query, fault] of bad) {
	test(`a query of ${query} is refused in the words of Go`, () => {
		assert.deepEqual(parseTaskQuery(new URLSearchParams(query)), {fault});
	});
}
