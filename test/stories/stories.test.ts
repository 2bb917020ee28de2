import test from 'node:test';
import {createDemoStory, demoTenants} from '../../source/simulator/world/demo-story.js';
import {unevenPace, type Pace} from '../../source/simulator/world/progress-curve.js';
import {createRestore, logNotEnough, scenarioLibrary, storyOf} from '../../source/simulator/world/scenario-library.js';
import {storyBegins} from '../helpers/story.js';
import {assertGolden, pass, press, usualSizes, type Tale} from '../helpers/tale.js';

const second = 1000;
const minute = 60 * second;
const down = '\u{1B}[B';
const pageUp = '\u{1B}[5~';

const gibibyte = 1024 ** 3;

/** Two hours of a large tenant without progress from the agent; half-way nothing moves for six minutes. */
function copyOf(totalBytes: number) {
	const pace = unevenPace({seed: 5, pause: [0.5, 0.55]});
	return {
		restoringMs: 120 * minute,
		totalBytes,
		tabletCount: 1767,
		logSpanMs: 180 * minute,
		paces: {bytes: pace, tablets: pace, log: pace},
	};
}

/** A third of the work is done at once, and nothing after it. */
const standingPace: Pace = [
	[0, 0.3],
	[0.9, 0.3],
	[1, 1],
];

const outage = {from: storyBegins + 3 * minute, to: storyBegins + 4 * minute, fault: {type: 'refuse'}} as const;

const tales: readonly Tale[] = [
	{
		name: 'the demo',
		story: createDemoStory(storyBegins),
		tenants: demoTenants,
		intervalMs: 30 * second,
		sql: 'open',
		steps: [
			pass(2 * minute),
			pass(12 * minute),
			press('two rows down', `${down}${down}`),
			pass(10 * minute),
			pass(13 * minute),
			pass(5 * minute),
			press('the last row, and a page of events back', `G${pageUp}`),
			press('help', '?'),
		],
	},
	{
		name: 'one restore, from its statement to its end',
		story: storyOf([scenarioLibrary.notYet(storyBegins + 10 * second)]),
		steps: [pass(8 * second), pass(minute), pass(2 * minute), pass(4 * minute), pass(minute)],
	},
	{
		name: 'one restore without figures, and the agent lost and found',
		story: storyOf([scenarioLibrary.noFigures(storyBegins - 30 * minute)], {outages: [outage]}),
		steps: [pass(2 * minute), pass(minute + 40 * second), pass(2 * minute)],
	},
	{
		name: 'true figures over SQL',
		story: storyOf([
			{
				tenant: 'orders_dr',
				restores: [createRestore({...copyOf(220 * gibibyte), startedAt: storyBegins - 10 * minute})],
			},
			{tenant: 'ledger', restores: [createRestore({...copyOf(64 * gibibyte), startedAt: storyBegins, jobId: 5})]},
		]),
		sql: 'open',
		intervalMs: 10 * second,
		steps: [pass(30 * second), pass(4 * minute), pass(40 * minute), pass(75 * minute)],
	},
	{
		name: 'two sources, and one of them lost',
		story: storyOf([
			{
				tenant: 'orders_dr',
				restores: [createRestore({...copyOf(220 * gibibyte), startedAt: storyBegins - 10 * minute})],
			},
			{
				tenant: 'rt3',
				restores: [createRestore({startedAt: storyBegins - 10 * minute, jobId: 5, restoringMs: 5 * minute})],
			},
			{
				tenant: 'standing',
				restores: [
					createRestore({
						startedAt: storyBegins - 20 * minute,
						jobId: 6,
						restoringMs: 200 * minute,
						paces: {bytes: standingPace, tablets: standingPace, log: standingPace},
					}),
				],
			},
		]),
		sql: 'open',
		intervalMs: 10 * second,
		steps: [
			pass(4 * minute),
			[
				'the agent is lost, 5m',
				async (open) => {
					open.setAgentFault({type: 'reset'});
					await open.pass(5 * minute);
				},
			],
			[
				'the agent is back and SQL is lost, 3m',
				async (open) => {
					open.setAgentFault(undefined);
					open.setSqlFault({type: 'refuse'});
					await open.pass(3 * minute);
				},
			],
			[
				'both are lost, 1m',
				async (open) => {
					open.setAgentFault({type: 'reset'});
					await open.pass(minute);
				},
			],
			[
				'both are back',
				async (open) => {
					open.setAgentFault(undefined);
					open.setSqlFault(undefined);
					await open.pass(2 * minute);
				},
			],
		],
	},
	{
		name: 'SQL that is refused',
		story: storyOf([scenarioLibrary.noFigures(storyBegins - 30 * minute)]),
		sql: 'denied',
		steps: [pass(10 * second)],
	},
	{
		name: 'SQL of another cluster',
		story: storyOf([scenarioLibrary.noFigures(storyBegins - 30 * minute)]),
		sql: 'otherCluster',
		steps: [pass(10 * second)],
	},
	{
		name: 'a failure',
		story: storyOf([
			{
				tenant: 'rt9',
				restores: [
					createRestore({
						startedAt: storyBegins - minute,
						figures: 'reported',
						totalBytes: 33 * 1024 ** 3,
						restoringMs: 3 * minute,
						ending: {type: 'failure', comment: logNotEnough},
					}),
				],
			},
		]),
		steps: [pass(minute), pass(3 * minute)],
	},
	{
		name: 'a restore that is cancelled',
		story: storyOf([scenarioLibrary.cancelled(storyBegins - 5 * minute), scenarioLibrary.quickSuccess(storyBegins)]),
		steps: [pass(minute), pass(9 * minute)],
	},
	{
		name: 'old and never',
		story: storyOf([scenarioLibrary.doneLongAgo(storyBegins), scenarioLibrary.neverRestored(storyBegins)]),
		steps: [pass(4 * second)],
	},
	{
		name: 'a wrong password',
		story: storyOf([scenarioLibrary.noFigures(storyBegins - minute)]),
		password: 'guess',
		steps: [pass(4 * second)],
	},
	{
		name: 'names that are wide, long and hostile',
		story: storyOf(
			['恢复租户', 'ordersé🙂', 'a_name_that_is_longer_than_any_column_would_be', 'red\u{1B}[31m'].map(
				(tenant, index) => ({
					tenant,
					restores: [createRestore({startedAt: storyBegins - minute, jobId: index + 1, figures: 'reported'})],
				}),
			),
		),
		steps: [pass(20 * second), press('one row down', down)],
	},
	{
		name: 'an incident note',
		story: storyOf([
			{tenant: 'rt2', restores: [createRestore({startedAt: storyBegins - minute, figures: 'reported'})]},
		]),
		steps: [
			pass(20 * second),
			press('the note is copied', 'y'),
			press('the next key ends the notice', down),
			press('the note is saved', 'W'),
			press('the help, which copies nothing', '?'),
			press('y there', 'y'),
		],
		sizes: [
			{columns: 80, rows: 24},
			{columns: 40, rows: 8},
		],
	},
	{
		name: 'signs that take two cells',
		story: storyOf(
			['тест_größe', '恢复租户', 'rt2'].map((tenant, index) => ({
				tenant,
				restores: [createRestore({startedAt: storyBegins - minute, jobId: index + 1, figures: 'reported'})],
			})),
		),
		isAmbiguousWide: true,
		steps: [pass(20 * second), press('one row down', down), press('help', '?')],
	},
	{
		name: 'nothing but ASCII',
		story: storyOf(
			['тест_größe', '恢复租户', 'rt2'].map((tenant, index) => ({
				tenant,
				restores: [createRestore({startedAt: storyBegins - minute, jobId: index + 1, figures: 'reported'})],
			})),
		),
		charset: 'ascii',
		steps: [pass(20 * second), press('one row down', down), press('help', '?')],
	},
	{
		name: 'small terminals',
		story: createDemoStory(storyBegins),
		tenants: demoTenants,
		intervalMs: 30 * second,
		sql: 'open',
		steps: [
			pass(36 * minute),
			['60×20', async (open) => open.resize(60, 20)],
			['40×8', async (open) => open.resize(40, 8)],
			['40×6', async (open) => open.resize(40, 6)],
			['20×3', async (open) => open.resize(20, 3)],
			['200×30', async (open) => open.resize(200, 30)],
		],
		sizes: [{columns: 80, rows: 24}],
	},
];

for (const tale of tales) {
	for (const size of tale.sizes ?? usualSizes) {
		test(`${tale.name}, at ${size.columns}×${size.rows}`, async (t) => {
			await assertGolden(t, tale, size);
		});
	}
}
