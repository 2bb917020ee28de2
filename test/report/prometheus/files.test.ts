import assert from 'node:assert/strict';
import test from 'node:test';
import {formatFile} from '../../../source/report/prometheus/files.js';
import {metrics} from '../../../source/report/prometheus/metrics.js';

type Panel = {
	readonly id: number;
	readonly type: string;
	readonly title: string;
	readonly gridPos: {readonly x: number; readonly y: number; readonly w: number; readonly h: number};
	readonly datasource?: {readonly uid: string};
	readonly targets?: ReadonlyArray<{readonly expr: string; readonly datasource: {readonly uid: string}}>;
};

type Dashboard = {
	readonly schemaVersion: number;
	readonly panels: readonly Panel[];
	readonly templating: {
		readonly list: ReadonlyArray<{readonly name: string; readonly type: string; readonly definition?: string}>;
	};
};

const dashboard = JSON.parse(formatFile('dashboard')) as Dashboard;
const rules = formatFile('rules');

/** The names of series that a scrape may have. */
const series: ReadonlySet<string> = new Set(
	metrics.flatMap(({name, type}): readonly string[] =>
		type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
	),
);

function metricsIn(text: string): readonly string[] {
	return text.match(/\brestop_\w+/gv) ?? [];
}

const panels = dashboard.panels.filter(({type}) => type !== 'row');
const expressions = panels.flatMap(({targets = []}) => targets.map(({expr}) => expr));

test('the files end with a line feed', () => {
	assert.match(formatFile('dashboard'), /\}\n$/v);
	assert.match(rules, /\S\n$/v);
});

test('every metric of the dashboard and of the rules exists', () => {
	const definitions = dashboard.templating.list.flatMap(({definition = ''}) => definition);
	const used = [...expressions, ...definitions, rules].flatMap((text) => metricsIn(text));
	assert.ok(used.length > 20);
	assert.deepEqual(
		used.filter((name) => !series.has(name)),
		[],
	);
});

test('the dashboard shows every metric', () => {
	const shown = new Set(expressions.flatMap((text) => metricsIn(text)).map((name) => name.replace(/_bucket$/v, '')));
	assert.deepEqual(
		metrics.map(({name}) => name).filter((name) => !shown.has(name)),
		[],
	);
});

/** The data source that is chosen in Grafana. */
const chosen = /^\$\{datasource\}$/v;

test('a dashboard chooses its data source, clusters and a tenant', () => {
	assert.deepEqual(
		dashboard.templating.list.map(({name, type}) => [name, type]),
		[
			['datasource', 'datasource'],
			['cluster', 'query'],
			['tenant', 'query'],
		],
	);
	assert.ok(dashboard.schemaVersion >= 36);
	for (const {datasource, targets = [], title} of panels) {
		assert.match(datasource?.uid ?? '', chosen, title);
		assert.ok(targets.length > 0, title);
		assert.ok(targets.every((target) => chosen.test(target.datasource.uid)));
	}
});

test('a dashboard has a part for all restores and one for a single one', () => {
	const rows = dashboard.panels.filter(({type}) => type === 'row').map(({title}) => title);
	assert.deepEqual(rows, ['Fleet', 'One restore: $tenant']);
	assert.ok(panels.some(({type}) => type === 'table'));
	assert.ok(panels.some(({type}) => type === 'stat'));
});

test('panels have ids of their own and do not cover each other', () => {
	assert.equal(new Set(dashboard.panels.map(({id}) => id)).size, dashboard.panels.length);
	const cells = dashboard.panels.flatMap(({gridPos: {x, y, w, h}}) => {
		assert.ok(x + w <= 24);
		return Array.from({length: w * h}, (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`);
	});
	assert.equal(new Set(cells).size, cells.length);
});
