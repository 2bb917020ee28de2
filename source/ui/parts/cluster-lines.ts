import {isAnswering, selectClusters, type ClusterView} from '../../monitor/select/clusters.js';
import {selectRestores} from '../../monitor/select/restores.js';
import {selectTally} from '../../monitor/select/tally.js';
import type {Frame} from '../frame.js';
import {nameOfCluster} from '../cluster-name.js';
import {cutName, fitName} from '../line/fit.js';
import {cutLine, fitLine, span, widthOfLine, type Line, type Span} from '../line/line.js';
import {widthOf} from '../line/width.js';
import {describeLiveness, drawConnection} from './cluster-parts.js';
import {drawCounts} from './summary.js';

/** Cells between two columns. */
const gap = 3;
/** The cells before a name, with the number of its key. */
const gutter = 3;
/** The states of a cluster in ordinary times and in most outages: the columns behind them do not move. */
const usualStates = 48;
const lastDigit = 9;

/**
 * A line for each cluster, the worst first, in at most `rows` rows: of the others the number and the tally. One row for
 * several clusters says only which of them do not answer.
 */
export function drawClusters(frame: Frame, rows: number): readonly Line[] {
	const views = selectClusters(frame.state);
	if (rows === 1 && views.length > 1) {
		return [drawFleet(frame, views)];
	}

	const shown = views.length <= rows ? views : views.slice(0, Math.max(0, rows - 1));
	const others = rows > 0 ? views.slice(shown.length) : [];
	const lines = drawLines(frame, shown);
	return others.length === 0 ? lines : [...lines, drawOthers(frame, others)];
}

/** `   + 7 more   1 stalled   12 running` */
function drawOthers(frame: Frame, others: readonly ClusterView[]): Line {
	const {words, state} = frame;
	const ids = new Set(others.map(({cluster}) => cluster.id));
	const {counts} = selectTally(selectRestores(state).filter(({key}) => ids.has(key.cluster)));
	const live = others.filter((view) => isAnswering(view)).length;
	const liveOf = span(words.screen.liveOf(String(live), String(others.length)), 'warning');
	const parts = [
		span(words.screen.moreClusters(String(others.length)), 'dim'),
		...(live === others.length ? [] : [liveOf]),
		...drawCounts(frame, counts),
	];
	return [span(' '.repeat(gutter)), ...fittingParts(parts, frame.columns - gutter - 1)];
}

/** `   3 clusters: 2 live, dr no answer 5m` */
function drawFleet(frame: Frame, views: readonly ClusterView[]): Line {
	const {words, columns} = frame;
	const silences = views.flatMap((view) => {
		const texts = describeLiveness(view, frame).map(({text}) => text);
		return texts.length === 0 ? [] : [[nameOfCluster(view.cluster.id, frame), ...texts].join(' ')];
	});
	const live = words.screen.liveClusters(String(views.filter((view) => isAnswering(view)).length));
	const text = words.screen.fleet(words.screen.clusters(views.length), words.list([live, ...silences]));
	const isCalm = views.every(({cluster}) => cluster.trouble === undefined);
	return cutLine([span(' '.repeat(gutter)), span(text, isCalm ? 'dim' : 'warning')], columns - 1);
}

type Cells = {
	readonly view: ClusterView;
	readonly name: string;
	readonly states: readonly Span[];
	readonly address: string;
	readonly connection: Line;
};

type Widths = {
	readonly name: number;
	readonly states: number;
	/** 0 where there is no room for it. */
	readonly address: number;
	readonly hasConnection: boolean;
};

function drawLines(frame: Frame, views: readonly ClusterView[]): readonly Line[] {
	const cells = views.map((view) => ({
		view,
		name: nameOfCluster(view.cluster.id, frame),
		states: [...describeLiveness(view, frame), ...drawCounts(frame, view.counts)],
		...drawConnection(view, frame),
	}));
	const widths = planWidths(cells, frame.columns);
	return cells.map((line) => drawLine(line, frame, widths));
}

/** The version goes first, then the address, then the ends of names and the last states. */
function planWidths(cells: readonly Cells[], columns: number): Widths {
	const most = columns < 70 ? 10 : columns < 100 ? 16 : 24;
	const name = Math.min(most, Math.max(...cells.map((line) => widthOf(line.name))));
	const room = Math.max(0, columns - 1 - gutter - name - gap);
	const states = Math.max(...cells.map((line) => widthOfParts(line.states)));
	const address = gap + Math.max(...cells.map((line) => widthOf(line.address)));
	const connection = gap + Math.max(...cells.map((line) => widthOfLine(line.connection)));
	const used = [address + connection, address, 0].find((right) => states + right <= room) ?? 0;
	return {
		name,
		states: Math.min(Math.max(usualStates, states), room - used),
		address: used === 0 ? 0 : address - gap,
		hasConnection: used > address,
	};
}

function drawLine({view, name, states, address, connection}: Cells, frame: Frame, widths: Widths): Line {
	const {clusterFilter} = frame.state.view;
	const isOut = clusterFilter !== undefined && clusterFilter !== view.cluster.id;
	const number = view.number <= lastDigit ? ` ${view.number} ` : ' '.repeat(gutter);
	const space = span(' '.repeat(gap));
	return [
		span(number, clusterFilter === view.cluster.id ? 'active' : 'dim'),
		span(fitName(name, widths.name), isOut ? 'dim' : 'strong'),
		space,
		...fitLine(fittingParts(states, widths.states), widths.states),
		...(widths.address === 0
			? []
			: [space, ...fitLine([span(cutName(address, widths.address), 'dim')], widths.address)]),
		...(widths.hasConnection ? [space, ...connection] : []),
	];
}

function widthOfParts(parts: readonly Span[]): number {
	return widthOfLine(parts) + gap * Math.max(0, parts.length - 1);
}

/** The first parts that fit, each of them whole; the first one is cut where even that is too wide. */
function fittingParts(parts: readonly Span[], width: number): Line {
	const count = parts.findLastIndex((_, index) => widthOfParts(parts.slice(0, index + 1)) <= width) + 1;
	const kept = parts.slice(0, Math.max(1, count));
	return cutLine(
		kept.flatMap((part, index) => (index === 0 ? [part] : [span(' '.repeat(gap)), part])),
		width,
	);
}
