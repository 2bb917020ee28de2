import test from 'node:test';
import {createHistory} from '../../source/simulator/world/many-restores.js';
import {createRestore, scenarioLibrary, storyOf} from '../../source/simulator/world/scenario-library.js';
import {storyBegins} from '../helpers/story.js';
import {assertGolden, pass, type Step, type Tale} from '../helpers/tale.js';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** One that runs, one that begins later, one that is dropped, a table restore, one of yesterday, and a tenant without any. */
const story = storyOf([
	{
		tenant: 'orders_dr',
		restores: [
			createRestore({jobId: 11, startedAt: storyBegins - 20 * hour, restoringMs: hour, droppedAfterMs: hour}),
			createRestore({jobId: 21, startedAt: storyBegins - hour, restoringMs: 3 * hour}),
		],
	},
	{tenant: 'billing', restores: [createRestore({jobId: 23, startedAt: storyBegins + 3 * minute, restoringMs: hour})]},
	{
		tenant: 'crm',
		restores: [
			createRestore({
				jobId: 22,
				startedAt: storyBegins - 5 * minute,
				restoringMs: 10 * minute,
				ending: {
					type: 'cancelled',
					comment: 'ROOTSERVICE : OB_TENANT_NOT_EXIST(-5157) on "10.10.10.1:2882" with traceid YB42-1',
					isByStatement: true,
				},
			}),
		],
	},
	scenarioLibrary.neverRestored(storyBegins),
]);

const loseSql: Step = [
	'SQL is lost, 1m',
	async (open) => {
		open.setSqlFault({type: 'refuse'});
		await open.pass(minute);
	},
];

const steps: readonly Step[] = [pass(4 * second), pass(4 * minute), pass(2 * minute)];
const sizes = [{columns: 120, rows: 30}] as const;

const tales: readonly Tale[] = [
	{
		name: 'every restore of a cluster, over SQL and without it',
		story,
		globs: ['*'],
		sql: 'open',
		steps: [...steps, loseSql],
		sizes: [...sizes, {columns: 80, rows: 24}],
	},
	{name: "every restore of a cluster, by the agent's list", story, globs: ['*'], steps, sizes},
	{
		name: 'every restore of a cluster, of an agent without a list',
		story,
		globs: ['*'],
		generation: '4.2.6',
		steps,
		sizes,
	},
	{name: 'restores that match a pattern', story, globs: ['*_dr', 'b*'], sql: 'open', steps, sizes},
	{
		name: 'nothing to discover, and then something',
		story: storyOf([scenarioLibrary.later(storyBegins), scenarioLibrary.neverRestored(storyBegins)]),
		globs: ['*'],
		sql: 'open',
		steps: [pass(4 * second), pass(11 * minute)],
		sizes: [...sizes, {columns: 60, rows: 20}],
	},
	{
		name: 'a long history',
		story: storyOf(createHistory({count: 300, until: storyBegins - hour})),
		globs: ['*'],
		sql: 'open',
		steps: [pass(4 * second)],
		sizes,
	},
];

for (const tale of tales) {
	for (const size of tale.sizes ?? []) {
		test(`${tale.name}, at ${size.columns}×${size.rows}`, async (t) => {
			await assertGolden(t, tale, size);
		});
	}
}
