import {unevenPace} from '../../source/simulator/world/progress-curve.js';
import {createRestore, logNotEnough, storyOf} from '../../source/simulator/world/scenario-library.js';
import type {Story} from '../../source/simulator/world/scenario.js';
import {storyBegins, type ClusterOptions} from './story.js';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const gibibyte = 1024 ** 3;

type Restores = Parameters<typeof createRestore>[0];

/** A restore that has run for `forMs`, and takes `allMs`. */
export function running(tenant: string, jobId: number, forMs: number, allMs: number, more: Partial<Restores> = {}) {
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

export function named(clusterName: string, tenants: Parameters<typeof storyOf>[0]): Story {
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

export const beijing: ClusterOptions = {
	label: 'prod-bj',
	sql: 'open',
	story: named('obprod', [running('prod_orders_20261126_0300', 3, 38 * minute, 7 * hour)]),
};

/** Its agent reports the progress itself. */
export const recovery: ClusterOptions = {
	label: 'dr',
	story: named('obdr', [
		running('rt9', 7, 41 * minute, 41 * minute + 30 * second, {...failing, figures: 'reported'}),
		running('rt4', 8, 30 * minute, 6 * minute, {figures: 'reported'}),
		running('rt2', 9, 3 * hour, 2 * hour, {figures: 'reported'}),
	]),
};

/** Three clusters: work in two of them, one of which has a long restore alone, and a failure in the third. */
export const fleet = {...shanghai, others: [beijing, recovery], intervalMs: 10 * second} as const;
