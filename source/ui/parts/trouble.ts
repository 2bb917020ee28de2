import {selectClusters} from '../../monitor/select/clusters.js';
import type {WatchedCluster} from '../../monitor/state.js';
import {formatClock} from '../../locale/times.js';
import {nameOfCluster} from '../cluster-name.js';
import type {Frame} from '../frame.js';
import {cut, wrap} from '../line/fit.js';
import {span, spread, type Line} from '../line/line.js';
import {widthOf} from '../line/width.js';
import {describePause} from './next-poll.js';

const indent = 3;
/** With fewer rows a second line of the message would cost a line of the hint. */
const leastRows = 10;

/** Of an agent that does not answer: why, since when, when it is asked again, and what to do; no lines while all do. */
export function drawTrouble(frame: Frame): readonly Line[] {
	return chooseClusters(frame).flatMap((cluster) => drawOutage(cluster, frame));
}

/** With fewer rows all that several clusters have is their lines. */
const leastFleetRows = 16;

/** Of several clusters only the one that is shown alone, or else the worst of those that nothing is read of. */
function chooseClusters({state, rows}: Frame): readonly WatchedCluster[] {
	const {clusters, view} = state;
	if (clusters.length < 2) {
		return clusters;
	}

	const chosen = view.clusterFilter ?? selectClusters(state).find(({liveness}) => liveness === 'lost')?.cluster.id;
	return rows < leastFleetRows ? [] : clusters.filter(({id}) => id === chosen);
}

/** The same of one cluster. */
export function drawOutage(cluster: WatchedCluster, frame: Frame): readonly Line[] {
	const {words, zone, state, columns, rows} = frame;
	const {trouble, answeredAt} = cluster;
	if (trouble === undefined) {
		return [];
	}

	const {message, hint} = words.describeProblem(trouble.problem, {
		address: addressOf(cluster, frame),
		hasAnswered: answeredAt !== undefined,
	});
	const since = words.screen.since(formatClock(trouble.since.at, zone));
	const pause = describePause(cluster, {words, state});
	const warn = (text: string): Line => [span(' '.repeat(indent)), span(text, 'warning')];
	const room = columns - indent - 1;
	const right = [words.list([since, pause]), since].find(
		(text) => widthOf(message) + 2 + widthOf(text) + 2 <= room + 1,
	);
	const first =
		right === undefined
			? (rows < leastRows ? [cut(message, room)] : wrap(message, room)).map((text) => warn(text))
			: [spread(warn(message), [span(right, 'warning'), span('  ')], columns)];
	return [...first, ...wrap(hint, room).map((text) => warn(text))];
}

/** `10.10.10.1:2886`, or `dr (10.10.10.1:2886)` where there are several clusters. */
function addressOf({id, agent}: WatchedCluster, frame: Frame): string {
	const name = nameOfCluster(id, frame);
	return frame.state.clusters.length < 2 || name === agent ? agent : frame.words.aside(name, agent);
}
