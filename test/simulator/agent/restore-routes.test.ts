import assert from 'node:assert/strict';
import test, {type TestContext} from 'node:test';
import {createRestore, storyOf} from '../../../source/simulator/world/scenario-library.js';
import {createWorld} from '../../../source/simulator/world/world.js';
import {minute} from '../worlds.js';
import type {Reply} from './ask.js';
import {askAsRoot, at, open, refusalOf, rootPassword, tasksPath} from './replies.js';
import {runServer} from './running-server.js';

const hour = 60 * minute;

/** Four jobs: 1 and 3 have succeeded, 2 has failed, 4 runs; stated an hour after one another from 10:00 on. */
function tasksWorld() {
	const ten = Date.parse('2026-11-23T10:00:00+08:00');
	const failure = {type: 'failure', comment: ''} as const;
	return createWorld(
		storyOf(
			[1, 2, 3, 4].map((jobId) => ({
				tenant: `rt${jobId}`,
				restores: [
					createRestore({
						jobId,
						startedAt: ten + (jobId - 1) * hour,
						...(jobId === 2 ? {ending: failure} : {}),
						...(jobId === 4 ? {restoringMs: 24 * hour} : {}),
					}),
				],
			})),
		),
	);
}

type Page = {
	readonly total_elements: number;
	readonly total_pages: number;
	readonly size: number;
	readonly number: number;
};
type Tasks = {readonly contents: ReadonlyArray<{readonly job_id: number}>; readonly page: Page};

async function askTasks(t: TestContext, query: string): Promise<Reply> {
	const {port} = await runServer(t, {at, rootPassword, world: tasksWorld()});
	return askAsRoot(port, tasksPath + query);
}

const filters: ReadonlyArray<readonly [query: string, jobs: readonly number[]]> = [
	['', [4, 3, 2, 1]],
	['?status=SUCCESS', [3, 1]],
	['?status=success', [3, 1]],
	['?status=FAIL,SUCCESS', [3, 2, 1]],
	['?status=WAIT_TENANT_RESTORE_FINISH', [4]],
	// Nothing is trimmed and nothing is checked.
	['?status=FAIL,%20SUCCESS', [2]],
	['?status=NONSENSE', []],
	['?status=', [4, 3, 2, 1]],
	// The bounds belong to the span; a plus sign is a space unless it is escaped.
	['?start_time=2026-11-23T11:00:00%2B08:00', [4, 3, 2]],
	['?start_time=2026-11-23T11:00:01%2B08:00', [4, 3]],
	['?end_time=2026-11-23T11:00:00.001%2B08:00', [2, 1]],
	['?end_time=2026-11-23T02:59:59Z', [1]],
	['?start_time=2026-11-23T03:00:00Z&end_time=2026-11-23T04:00:01Z&status=SUCCESS', [3]],
	['?unknown=1&Status=FAIL', [4, 3, 2, 1]],
	// The second question mark belongs to the value.
	['?status=FAIL?', []],
];

for (const [query, jobs] of filters) {
	test(`/restore/tasks${query} lists these jobs: ${jobs.length === 0 ? 'none' : jobs.join(', ')}`, async (t) => {
		const {data} = open(await askTasks(t, query));
		const {contents, page} = data as Tasks;
		assert.deepEqual(
			contents.map(({job_id: id}) => id),
			jobs,
		);
		assert.equal(page.total_elements, jobs.length);
	});
}

const everything = 2_147_483_647;

const pages: ReadonlyArray<readonly [query: string, page: Omit<Page, 'total_elements'>]> = [
	['', {total_pages: 1, size: everything, number: 1}],
	['?page=2&size=3', {total_pages: 2, size: 3, number: 2}],
	['?page=9&size=2', {total_pages: 2, size: 2, number: 9}],
	['?page=0&size=0', {total_pages: 1, size: everything, number: 1}],
	['?page=&size=', {total_pages: 1, size: everything, number: 1}],
	['?size=1', {total_pages: 4, size: 1, number: 1}],
];

for (const [query, page] of pages) {
	test(`/restore/tasks${query} counts pages, and sends every row all the same`, async (t) => {
		const data = open(await askTasks(t, query)).data as Tasks;
		assert.deepEqual(data.page, {total_elements: 4, ...page});
		assert.equal(data.contents.length, 4);
	});
}

test('/restore/tasks without a match has no pages and an empty list', async (t) => {
	const {data} = open(await askTasks(t, '?status=NONSENSE&size=2'));
	assert.deepEqual(data, {contents: [], page: {total_elements: 0, total_pages: 0, size: 2, number: 1}});
});

const badQueries: ReadonlyArray<readonly [query: string, complaint: string]> = [
	['?page=x', 'strconv.ParseUint: parsing "x": invalid syntax'],
	['?size=-1', 'strconv.ParseUint: parsing "-1": invalid syntax'],
	['?size=1.5', 'strconv.ParseUint: parsing "1.5": invalid syntax'],
	[
		'?start_time=yesterday',
		'parsing time "yesterday" as "2006-01-02T15:04:05Z07:00": cannot parse "yesterday" as "2006"',
	],
	[
		'?end_time=2026-11-23T11:00:00',
		'parsing time "2026-11-23T11:00:00" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "Z07:00"',
	],
	[
		'?end_time=2026-11-23T11:00:00+08:00',
		'parsing time "2026-11-23T11:00:00 08:00" as "2006-01-02T15:04:05Z07:00": cannot parse " 08:00" as "Z07:00"',
	],
	// The first error is the one that is sent.
	['?end_time=never&page=x', 'strconv.ParseUint: parsing "x": invalid syntax'],
];

for (const [query, complaint] of badQueries) {
	test(`/restore/tasks${query} is refused in the words of Go`, async (t) => {
		const reply = await askTasks(t, query);
		assert.deepEqual(refusalOf(reply), [400, 'Common.BindJsonFailed']);
		assert.equal(open(reply).error?.message, `Bind JSON failed: ${complaint}`);
	});
}
