import type {State} from '../../monitor/state.js';
import {clusterSamples} from './cluster-samples.js';
import {labelClusters} from './cluster-labels.js';
import {selectExported, type ExportLimits} from './exported-restores.js';
import {sampleOf, type Sample} from './metrics.js';
import {durationSamples, type PollDurations} from './poll-durations.js';
import {restoreSamples} from './restore-samples.js';

/** Everything that a scrape of this state holds; no two samples have the same name and the same labels. */
export function selectSamples(state: State, durations: PollDurations, limits: ExportLimits): readonly Sample[] {
	const clusterLabels = labelClusters(state.clusters);
	const {restores, leftOut} = selectExported(state, clusterLabels, limits);
	return [
		...restores.flatMap(({view, labels}) => restoreSamples(view, labels, state.intervalMs)),
		...state.clusters.flatMap((cluster) => {
			const label = clusterLabels.get(cluster.id) ?? '';
			return [...clusterSamples(cluster, label), ...durationSamples(durations.get(cluster.id), {cluster: label})];
		}),
		...sampleOf('restop_restores_left_out', {}, leftOut),
	];
}
