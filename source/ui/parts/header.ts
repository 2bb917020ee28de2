import type {WatchedCluster} from '../../monitor/state.js';
import {formatMinute, formatOffset} from '../../locale/times.js';
import {nameOfCluster} from '../cluster-name.js';
import {showName} from '../create-frame.js';
import type {Frame} from '../frame.js';
import {cutName} from '../line/fit.js';
import {cutLine, fitLine, span, widthOfLine, type Line, type Span} from '../line/line.js';
import {widthOf} from '../line/width.js';
import {between, discoverySpan, insecureSpan, joinParts, sqlSpan} from './cluster-parts.js';
import {textFilterParts} from './filter-line.js';
import {drawLiveness, isFirstAnswerAwaited} from './liveness.js';
import {drawPauseBar} from './pause-bar.js';

/** The first picture of the spinner; the screen puts the moving one in its place. */
const spinner: Line = [span('⠋', 'spinner'), span(' ')];
/** Cells of the program's name, which is all that a narrow terminal shows. */
const ownName = 7;
/** Blanks between the two sides, at least, and at the end of the row. */
const margin = 3;

/**
 * `restop   ob-test · 10.10.10.1:2886 · agent 4.5.0.0            ● live every 2 s   18:04 +08:00`
 * The spinner turns only until the first answer has come. While the screen stands still, that takes the place of all this.
 */
export function drawHeader(frame: Frame): Line {
	return frame.pause === undefined ? drawLive(frame) : drawPauseBar(frame, frame.pause);
}

function drawLive(frame: Frame): Line {
	const {columns} = frame;
	const roomBeside = (right: Line) => columns - widthOfLine(right) - margin;
	const rights = drawRights(frame);
	const right =
		rights.find((line) => roomBeside(line) > ownName + roomOfFilter(frame)) ??
		rights.find((line) => roomBeside(line) > ownName);
	const room = right === undefined ? ownName : roomBeside(right);
	const left = drawLeft(frame, Math.max(ownName, room));
	return right === undefined ? left : [...fitLine(left, room + margin - 1), ...right];
}

const shortestName = 8;

/** The cells of the filters behind the program's name, so that the clock makes room for them. */
function roomOfFilter(frame: Frame): number {
	const filter = filterOf(frame);
	const cluster = filter === '' ? '' : frame.words.screen.clusterFilter(cutName(filter, shortestName));
	const parts = joinParts([...textFilterParts(frame).slice(-1), span(cluster)]);
	return parts.length === 0 ? 0 : margin + widthOfLine(parts);
}

/** Which clusters are watched: the first of the choices that fits. That certificates are not checked is in all of them. */
function drawLeft(frame: Frame, room: number): Line {
	const {clusters} = frame.state;
	const [cluster] = clusters;
	const choices = clusters.length > 1 ? choicesOfFleet(frame, room) : choicesOfOne(frame, cluster, room);
	const filters = textFilterParts(frame);
	const lines =
		filters.length === 0
			? choices.map((parts) => titled(parts))
			: filters.flatMap((filter) => choices.map((parts) => titled([filter, ...parts])));
	return lines.find((line) => widthOfLine(line) <= room) ?? cutLine(lines.at(-1) ?? [], room);
}

/**
 * Of a single cluster. Where the room is short the agent's version is left out first, then its address beside a name, then
 * the end of the name.
 */
function choicesOfOne(frame: Frame, cluster: WatchedCluster | undefined, room: number): readonly Line[] {
	const {words, badge} = frame;
	const {label, name, agent = '', agentVersion} = cluster ?? {};
	const called = span(showName(label ?? name ?? '', frame), 'dim');
	const address = span(showName(agent, frame), 'dim');
	const version = span(agentVersion === undefined ? '' : words.screen.agent(agentVersion), 'dim');
	const insecure = cluster === undefined ? span('') : insecureSpan(cluster, words);
	const sql = cluster === undefined ? span('') : sqlSpan(cluster, words);
	const discovery = cluster === undefined ? span('') : discoverySpan(cluster, words);
	const note = span(badge, 'dim');
	const who = called.text === '' ? address : called;
	return [
		[called, address, insecure, version, sql, discovery, note],
		[called, address, insecure, sql, note],
		[who, insecure, sql, note],
		[shorten(who, [insecure, sql, note], room), insecure, sql, note],
		[who, insecure, note],
		...(insecure.text === '' ? [] : [[insecure]]),
	];
}

/** Of several clusters their number, and the one that is shown alone. Their lines have the rest. */
function choicesOfFleet(frame: Frame, room: number): readonly Line[] {
	const {state, words, badge} = frame;
	const {clusters} = state;
	const insecure = insecureSpan({isInsecure: clusters.some(({isInsecure}) => isInsecure)}, words);
	const count = span(words.screen.clusters(clusters.length), 'dim');
	const roomOfName = room - widthOfLine(titled([insecure])) - between.length;
	const [filter, ...shorter] = filterChoices(frame, roomOfName);
	return [
		[count, filter, insecure, span(badge, 'dim')],
		[count, filter, insecure],
		...[filter, ...shorter].map((choice) => [choice, insecure]),
		[insecure],
	];
}

/** The filter, the longest first, the shortest in `room` cells; '' without one. */
function filterChoices(frame: Frame, room: number): readonly [Span, ...Span[]] {
	const {onlyCluster, clusterFilter} = frame.words.screen;
	const name = filterOf(frame);
	if (name === '') {
		return [span('')];
	}

	const sign = widthOf(clusterFilter(''));
	const short = cutName(name, Math.max(shortestName, room - sign));
	const shorter = [name, short].map((text) => span(clusterFilter(text), 'active'));
	return [span(onlyCluster(name), 'active'), ...shorter];
}

/** The name of the cluster that is shown alone; '' while all are. */
function filterOf(frame: Frame): string {
	const {clusterFilter} = frame.state.view;
	return clusterFilter === undefined ? '' : nameOfCluster(clusterFilter, frame);
}

/** The name cut so that the others have room beside it. */
function shorten({text, meaning}: Span, others: Line, room: number): Span {
	const rest = widthOfLine(titled(others)) + between.length;
	return span(cutName(text, Math.max(shortestName, room - rest)), meaning);
}

function titled(parts: Line): Line {
	return [span(' '), span('restop', 'strong'), span(' '.repeat(3)), ...joinParts(parts)];
}

/**
 * The right side, longest first: the clock is left out before the state of the sources, which are those of one cluster
 * where it is given.
 */
export function drawRights(frame: Frame, cluster?: WatchedCluster): readonly Line[] {
	const {state, zone, columns, words} = frame;
	const {at} = state.now;
	const isAwaited = isFirstAnswerAwaited(state);
	// In the other zone than at the start the hour alone would mislead.
	const hasOffset = columns >= 100 || state.view.isOtherZone;
	const offset = hasOffset ? ` ${formatOffset(at, zone)}` : '';
	const clock = span(`   ${formatMinute(at, zone)}${offset}`, 'dim');
	const status = isAwaited ? [...spinner, span(words.screen.asking, 'active')] : drawLiveness(frame, cluster);
	return [[...status, clock], status, ...(isAwaited ? [] : [status.slice(0, 2)])];
}
