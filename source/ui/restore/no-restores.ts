import {isClusterShown} from '../../monitor/select/cluster-filter.js';
import type {Discovery, WatchedCluster} from '../../monitor/state.js';
import {formatSpan} from '../../locale/durations.js';
import {showName} from '../create-frame.js';
import type {Frame} from '../frame.js';
import {cut} from '../line/fit.js';
import {span} from '../line/line.js';
import {indent, type DetailLine} from './detail-line.js';

/** In the place of the list while it is empty: that restores are looked for, or what there is none of. */
export function explainEmptyList(frame: Frame): readonly DetailLine[] {
	const {state, words, columns} = frame;
	const shown = state.clusters.filter(({id}) => isClusterShown(state.view, id));
	const wanted = shown.flatMap(({discovery}) => discovery ?? []);
	if (wanted.length === 0) {
		return [];
	}

	const {lookingForRestores, ofTenants} = words.screen;
	const text = isKnown(shown) ? describeNone(wanted, frame) : lookingForRestores;
	const patterns = new Set(wanted.flatMap(({globs}) => globs));
	const named = [...patterns].filter((pattern) => pattern !== '*').map((pattern) => showName(pattern, frame));
	const whose = patterns.has('*') ? '' : ` ${ofTenants(words.list(named))}`;
	return [{line: [span(indent), span(cut(`${text}${whose}`, columns - indent.length - 1), 'dim')], priority: 1}];
}

/** Whether each of these clusters has listed its restores, and still can. */
function isKnown(clusters: readonly WatchedCluster[]): boolean {
	return clusters.every(({discovery, hasListed, discoverySource}) =>
		discovery === undefined ? true : hasListed && discoverySource !== undefined,
	);
}

/** "no restore is running, none ended in the last 24h" */
function describeNone(wanted: readonly Discovery[], {words}: Frame): string {
	const {noneRunning, noneEnded} = words.screen;
	const sinceMs = Math.min(...wanted.map((discovery) => discovery.sinceMs));
	return words.list([noneRunning, ...(sinceMs > 0 ? [noneEnded(formatSpan(sinceMs))] : [])]);
}
