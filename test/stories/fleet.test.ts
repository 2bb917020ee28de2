import {unevenPace} from '../../source/simulator/world/progress-curve.js';
import {createRestore, logNotEnough, scenarioLibrary, storyOf} from '../../source/simulator/world/scenario-library.js';
import type {Story} from '../../source/simulator/world/scenario.js';
import type {ClusterOptions} from '../helpers/story.js';
import {storyBegins} from '../helpers/story.js';
import {pass, press, testTales, type Step, type Tale} from '../helpers/tale.js';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const gibibyte = 1024 ** 3;
const down = '\u{1B}[B';
const escape = '\u{1B}';

type Restores = Parameters<typeof createRestore>[0];

/** A restore that has run for `forMs`, and takes `allMs`. */
function running(tenant: string, jobId: number, forMs: number, allMs: number, more: Partial<Restores> = {}) {
	const pace = unevenPace({seed: jobId, pause: [0.97, 0.98]});
	return {
		tenant,
		restores: [
			createRestore({
				jobId,
				startedAt: storyBegins - forMs,
				restoringMs: allMs,
				totalBytes: 220 * gibibyte,
				tabletCount: 1767,
				logSpanMs: 3 * hour,
				paces: {bytes: pace, tablets: pace, log: pace},
				...more,
			}),
		],
	};
}

const failing = {ending: {type: 'failure', comment: logNotEnough}} as const;

function named(clusterName: string, tenants: Parameters<typeof storyOf>[0]): Story {
	return {...storyOf(tenants), clusterName};
}

const shanghai: ClusterOptions = {
	label: 'prod-sh',
	sql: 'open',
	story: named('obprod', [
		running('audit', 3, 2 * hour, 3 * hour),
		running('rt2', 4, 72 * minute, 2 * hour),
		running('billing', 5, 14 * minute, 45 * minute),
		running('rt3', 6, 20 * minute, 10 * minute),
	]),
};

const beijing: ClusterOptions = {
	label: 'prod-bj',
	sql: 'open',
	story: named('obprod', [running('prod_orders_20261126_0300', 3, 38 * minute, 7 * hour)]),
};

const recovery: ClusterOptions = {
	label: 'dr',
	sql: 'open',
	story: named('obdr', [
		running('rt9', 7, 41 * minute, 41 * minute + 30 * second, failing),
		running('rt4', 8, 30 * minute, 6 * minute),
		running('rt2', 9, 3 * hour, 2 * hour),
	]),
};

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

const fleet = {...shanghai, others: [beijing, recovery], intervalMs: 10 * second} as const;

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
		...shanghai,
		label: undefined,
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
			...['hz', 'sz', 'gz', 'cd', 'wh', 'nj', 'tj'].map(
				(label, index): ClusterOptions => ({
					label,
					story: named(label, [running(`${label}_1`, 3, hour, 2 * hour), running(`${label}_2`, 4, 10 * minute, hour / 12 + index * minute)]),
				}),
			),
		],
		steps: [pass(2 * minute), loseAgent],
		sizes: [
			{columns: 120, rows: 30},
			{columns: 200, rows: 60},
		],
	},
];

testTales(tales);
