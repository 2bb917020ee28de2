import type {ClusterId} from '../../domain/cluster.js';
import {isFinal} from '../../domain/phase.js';
import {selectRanked} from '../../monitor/select/restores.js';
import type {RestoreView} from '../../monitor/select/restore-view.js';
import type {State} from '../../monitor/state.js';
import {labelValue} from './label-value.js';
import type {Labels} from './metrics.js';

/** A restore with series of its own, and the labels of all of them. */
type ExportedRestore = {readonly view: RestoreView; readonly labels: Labels};

type Exported = {
	readonly restores: readonly ExportedRestore[];
	/** How many restores have no series; a second row of a restore that has them is none. */
	readonly leftOut: number;
};

export type ExportLimits = {
	/** Restores that ended longer ago have no series. */
	readonly sinceMs: number;
	/** The most restores with series; the most urgent ones are kept. */
	readonly mostRestores: number;
};

/** The restores that are exported, the most urgent first, no two with the same labels. */
export function selectExported(
	state: State,
	clusterLabels: ReadonlyMap<ClusterId, string>,
	{sinceMs, mostRestores}: ExportLimits,
): Exported {
	const views = selectRanked(state).filter((view) => endedMs(view) <= sinceMs);
	const byLabels = new Map<string, ExportedRestore>();
	let leftOut = 0;
	for (const view of views) {
		const labels = labelsOf(view, clusterLabels.get(view.key.cluster) ?? '');
		const key = JSON.stringify(labels);
		const known = byLabels.get(key);
		if (known === undefined && byLabels.size < mostRestores) {
			byLabels.set(key, {view, labels});
		} else if (known?.view.tenant !== view.tenant) {
			leftOut++;
		}
	}

	return {restores: byLabels.values().toArray(), leftOut};
}

/** A restore that was not read yet has no job. */
function labelsOf({tenant, job}: RestoreView, cluster: string): Labels {
	return {
		cluster,
		tenant: labelValue(tenant),
		...(job === undefined ? {} : {job: String(job.jobId)}),
	};
}

/** How long ago a restore ended, in ms; 0 for one that has not. The end of a dropped one is when it was last read. */
function endedMs({outcome, endedAgoMs, silentMs}: RestoreView): number {
	return endedAgoMs ?? (isFinal(outcome) ? silentMs : 0);
}
