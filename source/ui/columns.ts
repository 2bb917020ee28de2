import {areSeveralShown} from '../monitor/select/cluster-filter.js';
import type {RestoreView} from '../monitor/select/restore-view.js';
import {labelOfTenant, nameOfCluster} from './cluster-name.js';
import type {Column, Table} from './column.js';
import {cutName} from './line/fit.js';
import {span} from './line/line.js';
import {widthOf} from './line/width.js';
import {longest} from './longest.js';
import {formatAmount, formatElapsed, formatLag} from './restore/amounts.js';
import {formatEta} from './restore/eta.js';
import {barColumn, percentColumn} from './track-columns.js';
import {dimIfOld, dimIfStale} from './stale.js';

/** Keeps the columns in place while the ETA becomes shorter. */
const leastEta = 8;
const elapsedWidth = 7;

/**
 * The columns of the list in screen order; drives the plan, the head and the rows. A new column is an entry here and a title
 * in locale/.
 */
export const columns: readonly Column[] = [
	{
		key: 'tenant',
		title: 'tenant',
		priority: 1,
		gap: 0,
		align: 'left',
		width: (table) =>
			between(
				6,
				longest(table, ({name}) => name),
				isNarrow(table) ? 10 : areSeveralShown(table.state) ? 16 : 24,
			),
		whole: (table) => longest(table, (restore) => (isNarrow(table) ? labelOf(restore, table) : restore.name)),
		cell(restore, {width, widths, table}) {
			// Without the column of the cluster the name itself has to say whose it is.
			const name = widths.has('cluster') ? restore.name : labelOf(restore, table);
			return [span(cutName(name, width), dimIfStale(restore, restore.isSelected ? 'strong' : 'plain'))];
		},
	},
	{
		key: 'cluster',
		title: 'cluster',
		priority: 5,
		gap: 2,
		align: 'left',
		width: (table) =>
			areSeveralShown(table.state) ? between(7, longestCluster(table), table.columns < 100 ? 8 : 16) : 0,
		whole: (table) => (areSeveralShown(table.state) ? longestCluster(table) : 0),
		cell: ({key}, {width, table}) => [span(cutName(nameOfCluster(key.cluster, table), width), 'dim')],
	},
	{
		key: 'state',
		title: 'state',
		priority: 2,
		gap: 2,
		align: 'left',
		width: (table) =>
			between(
				5,
				longest(table, ({word}) => table.words.describeState(word).text),
				isNarrow(table) ? 13 : 18,
			),
		whole: (table) => longest(table, ({word}) => table.words.describeState(word).text),
		cell(restore, {table}) {
			const {text, tone} = table.words.describeState(restore.word);
			return [span(text, dimIfStale(restore, tone))];
		},
	},
	barColumn('data', {priority: 7, growth: {share: 0.6, upTo: 40}}),
	percentColumn('data', {priority: 4}),
	{
		key: 'dataAmount',
		title: 'data',
		priority: 10,
		gap: 1,
		align: 'left',
		width: (table) => longest(table, (restore) => formatAmount(restore, table.words)),
		cell: (restore, {table}) => [span(formatAmount(restore, table.words), 'dim')],
	},
	barColumn('log', {priority: 8, growth: {share: 1, upTo: 30}}),
	percentColumn('log', {priority: 6}),
	{
		key: 'logLag',
		title: 'log',
		priority: 11,
		gap: 1,
		align: 'left',
		width: (table) => longest(table, ({log}) => formatLag(log, table)),
		cell: ({log}, {table}) => [span(formatLag(log, table), 'dim')],
	},
	{
		key: 'eta',
		title: 'eta',
		priority: 3,
		gap: 2,
		align: 'right',
		width: (table) =>
			table.restores.some((restore) => hasEtaColumn(restore, table))
				? Math.max(
						leastEta,
						longest(table, (restore) => formatEta(restore, table.words)),
					)
				: 0,
		cell: (restore, {table}) => [span(formatEta(restore, table.words), dimIfOld(restore, 'plain'))],
	},
	{
		key: 'elapsed',
		title: 'elapsed',
		priority: 9,
		gap: 2,
		align: 'right',
		width: () => elapsedWidth,
		isTitleYielding: true,
		cell: (restore) => [span(formatElapsed(restore), 'dim')],
	},
];

/**
 * From the first figures on, so that the other columns do not move when the first estimate comes; where there is little room
 * only for an estimate.
 */
function hasEtaColumn({outcome, hasProgress, rate}: RestoreView, table: Table): boolean {
	const isKnown = rate.eta !== undefined || rate.leastMs !== undefined;
	return isKnown || (outcome === 'running' && hasProgress && !isNarrow(table));
}

function labelOf({name, tenant, key}: RestoreView, table: Table): string {
	return labelOfTenant({name, tenant, cluster: key.cluster}, table);
}

/** The width of the longest name of a cluster that has a row. */
function longestCluster(table: Table): number {
	const ids = new Set(table.restores.map(({key}) => key.cluster));
	return Math.max(0, ...[...ids].map((id) => widthOf(nameOfCluster(id, table))));
}

function isNarrow({columns: cells}: Table): boolean {
	return cells < 70;
}

function between(least: number, value: number, most: number): number {
	return Math.min(Math.max(least, value), most);
}
