import test from 'node:test';
import {scenarioLibrary, storyOf} from '../../source/simulator/world/scenario-library.js';
import {beijing, fleet, named, recovery, running} from '../helpers/fleet-story.js';
import {storyBegins, type ClusterOptions} from '../helpers/story.js';
import {assertGolden, pass, press, usualSizes, type Step, type Tale} from '../helpers/tale.js';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const down = '\u{1B}[B';
const escape = '\u{1B}';

const loseAgent: Step = [
	'the agent of prod-bj is lost, 5m',
	async (open) => {
		open.setAgentFault({type: 'reset'}, 1);
		await open.pass(5 * minute);
	},
];

const loseAll: Step = [
	'SQL of prod-bj is lost too, 1m',
	async (open) => {
		open.setSqlFault({type: 'refuse'}, 1);
		await open.pass(minute);
	},
];

const filters: readonly Step[] = [
	pass(2 * minute),
	press('one row down', down),
	press('Tab', '\t'),
	press('Tab', '\t'),
	press('3', '3'),
	press('3 again', '3'),
	press('2', '2'),
	press('Esc', escape),
];

const tales: readonly Tale[] = [
	{
		name: 'three clusters, and one of them lost',
		...fleet,
		steps: [pass(2 * minute), press('one row down', down), loseAgent, loseAll, press('2', '2')],
		sizes: [
			{columns: 120, rows: 30},
			{columns: 200, rows: 60},
			{columns: 80, rows: 24},
			{columns: 60, rows: 20},
			{columns: 40, rows: 6},
		],
	},
	{
		name: 'clusters one by one',
		...fleet,
		steps: filters,
		sizes: [
			{columns: 120, rows: 30},
			{columns: 60, rows: 20},
			{columns: 40, rows: 6},
		],
	},
	{
		name: 'a fleet in ASCII',
		...fleet,
		charset: 'ascii',
		steps: [pass(2 * minute), loseAgent, press('2', '2')],
		sizes: [{columns: 80, rows: 24}],
	},
	{
		name: 'two clusters of one name, with tenants of one name',
		sql: 'open',
		story: storyOf([running('orders', 3, 10 * minute, hour), running('audit', 4, 10 * minute, hour)]),
		others: [
			{
				sql: 'open',
				story: storyOf([running('orders', 3, 30 * minute, hour), scenarioLibrary.noFigures(storyBegins - minute)]),
			},
		],
		intervalMs: 10 * second,
		steps: [pass(minute)],
		sizes: [
			{columns: 120, rows: 30},
			{columns: 80, rows: 24},
			{columns: 60, rows: 16},
			{columns: 40, rows: 8},
		],
	},
	{
		name: 'more clusters than there is room for',
		...fleet,
		others: [
			beijing,
			recovery,
			...['hz', 'sz', 'gz', 'cd', 'wh', 'nj', 'tj'].map((label, index): ClusterOptions => ({
				label,
				story: named(label, [
					running(`${label}_1`, 3, hour, 2 * hour),
					running(`${label}_2`, 4, 10 * minute, hour / 12 + index * minute),
				]),
			})),
		],
		steps: [pass(2 * minute), loseAgent],
		sizes: [
			{columns: 120, rows: 30},
			{columns: 200, rows: 60},
		],
	},
];

for (const tale of tales) {
	for (const size of tale.sizes ?? usualSizes) {
		test(`${tale.name}, at ${size.columns}×${size.rows}`, async (t) => {
			await assertGolden(t, tale, size);
		});
	}
}
