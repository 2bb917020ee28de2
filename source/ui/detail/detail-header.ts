import type {RestoreView} from '../../monitor/select/restore-view.js';
import {findCluster, type WatchedCluster} from '../../monitor/state.js';
import {nameOfCluster} from '../cluster-name.js';
import type {Frame} from '../frame.js';
import {cutName} from '../line/fit.js';
import {cutLine, fitLine, span, widthOfLine, type Line} from '../line/line.js';
import {widthOf} from '../line/width.js';
import {insecureSpan} from '../parts/cluster-parts.js';
import {drawRights} from '../parts/header.js';

/** Blanks between the two sides, at least, and at the end of the row. */
const margin = 3;
const title: Line = [span(' '), span('restop', 'strong'), span(' '.repeat(3))];
/** Cells of a tenant's name for which the clock makes room. */
const shortestName = 12;

/** `restop   prod-sh › audit                                       ● live every 2 s   18:04 +08:00` */
export function drawDetailHeader(frame: Frame, restore: RestoreView | undefined): Line {
	const {columns, state} = frame;
	const cluster = restore && findCluster(state, restore.key.cluster);
	const name = restore?.name ?? '';
	const insecure = drawInsecure(frame, cluster);
	const least = widthOfLine(title) + Math.min(widthOf(name), shortestName) + widthOfLine(insecure);
	const rights = drawRights(frame, cluster);
	const right = rights.find((line) => columns - widthOfLine(line) - margin >= least) ?? [];
	const room = columns - widthOfLine(right) - margin;
	const place = drawPlace(frame, restore, room - widthOfLine(title) - widthOfLine(insecure));
	const left = [...title, ...place, ...insecure];
	return right.length === 0 ? cutLine(left, columns - 1) : [...fitLine(left, room + margin - 1), ...right];
}

/** That certificates are not checked is never left out. */
function drawInsecure({words}: Frame, cluster: WatchedCluster | undefined): Line {
	const insecure = cluster === undefined ? span('') : insecureSpan(cluster, words);
	return insecure.text === '' ? [] : [span(' '.repeat(3)), insecure];
}

/** The cluster and the tenant in `room` cells: the name of the cluster is cut first, then left out. */
function drawPlace(frame: Frame, restore: RestoreView | undefined, room: number): Line {
	if (restore === undefined) {
		return [];
	}

	const {name, key} = restore;
	const cluster = nameOfCluster(key.cluster, frame);
	const sign = ' › ';
	const left = room - widthOf(name) - widthOf(sign);
	return left < Math.min(widthOf(cluster), shortestName)
		? [span(cutName(name, Math.max(1, room)), 'strong')]
		: [span(cutName(cluster, left), 'dim'), span(sign, 'dim'), span(name, 'strong')];
}
