import {isAnswering, livenessOf, selectClusters, type ClusterView} from '../../monitor/select/clusters.js';
import type {State, WatchedCluster} from '../../monitor/state.js';
import {formatDuration} from '../../locale/durations.js';
import type {Frame} from '../frame.js';
import {span, type Line} from '../line/line.js';
import {between, describeLiveness, describeSilence} from './cluster-parts.js';

/** Whether nothing is known of any cluster yet. */
export function isFirstAnswerAwaited({clusters}: State): boolean {
	return clusters.length > 0 && clusters.every((cluster) => livenessOf(cluster) === 'awaited');
}

/**
 * Live; or for how long the agent has not answered, and whether SQL still does; or how many of several clusters answer,
 * unless only one of them is meant.
 */
export function drawLiveness(frame: Frame, cluster?: WatchedCluster): Line {
	const views = selectClusters(frame.state);
	const [only] = cluster === undefined ? views : views.filter((view) => view.cluster.id === cluster.id);
	return cluster === undefined && views.length > 1 ? drawFleet(frame) : drawOne(frame, only);
}

function drawOne(frame: Frame, view: ClusterView | undefined): Line {
	const parts = view === undefined ? [] : describeLiveness(view, frame);
	if (view?.cluster.trouble === undefined) {
		return drawLive(frame);
	}

	const joined = parts.flatMap((part, index) => (index === 0 ? [part] : [span(between), part]));
	return [span('● ', 'warning'), ...joined];
}

/** Where no cluster answers, the silence of the one that was silent last. */
function drawFleet(frame: Frame): Line {
	const {state, words} = frame;
	const views = selectClusters(state);
	const live = views.filter((view) => isAnswering(view)).length;
	const since = ({trouble}: WatchedCluster) => trouble?.since.monotonicMs ?? 0;
	const [last] = views.map(({cluster}) => cluster).toSorted((one, other) => since(other) - since(one));
	if (live === 0 && last?.trouble !== undefined) {
		return [span('● ', 'warning'), span(describeSilence(last.trouble, {words, state}), 'warning')];
	}

	return live === views.length
		? drawLive(frame)
		: [span('● ', 'warning'), span(words.screen.liveOf(String(live), String(views.length)), 'warning')];
}

function drawLive({state, words, columns}: Frame): Line {
	const pace = columns < 100 ? [] : [span(` ${describePace(state, words)}`, 'dim')];
	return [span('● ', 'good'), span(words.screen.live), ...pace];
}

/** The pause between two rounds, or how long a round takes where that is longer: of several clusters the fastest. */
function describePace({clusters, intervalMs, now}: State, {screen}: Frame['words']): string {
	const rounds = clusters.map((cluster) => roundMsOf(cluster, now.monotonicMs));
	const roundMs = rounds.length === 0 ? 0 : Math.min(...rounds);
	return roundMs > Math.max(intervalMs, leastRoundMs)
		? screen.roundTakes(formatDuration(roundMs))
		: screen.every(secondsOf(intervalMs));
}

const [leastRoundMs, calmStepMs] = [1000, 5000];

/** How long the last round took, or the present one so far, in steps. */
function roundMsOf({lastRoundMs = 0, roundBeganMs}: WatchedCluster, nowMs: number): number {
	const soFarMs = roundBeganMs === undefined ? 0 : nowMs - roundBeganMs;
	return Math.max(lastRoundMs, Math.floor(soFarMs / calmStepMs) * calmStepMs);
}

function secondsOf(intervalMs: number): string {
	return String(Math.round(intervalMs / 100) / 10);
}
