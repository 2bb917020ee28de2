import type {RestoreView} from '../../monitor/select/restore-view.js';
import {formatCount} from '../../locale/numbers.js';
import {formatDateTime, instantOfScn} from '../../locale/times.js';
import {nameOfCluster} from '../cluster-name.js';
import type {Frame} from '../frame.js';
import {cut, cutName} from '../line/fit.js';
import {span, spread, widthOfLine, type Line} from '../line/line.js';
import {drawRule} from '../line/rule.js';
import {widthOf} from '../line/width.js';
import {dimIfStale} from '../stale.js';
import {formatElapsed} from './amounts.js';
import {indent, labelled, spacer, widthOfContent, withoutUnused, type DetailLine} from './detail-line.js';
import {explainEmptyList} from './no-restores.js';
import {drawPhases} from './phase-strip.js';
import {drawProblem} from './problem-lines.js';
import {drawRateLine} from './rate-line.js';
import {drawTracks} from './tracks.js';
import {explainUnknown} from './unknown-progress.js';

/** The cells of a rule on both sides of its title. */
const ruleEnds = 6;

/** The lines about the selected restore, or about the only one; without one, that there is none. */
export function drawEnlarged(frame: Frame): readonly DetailLine[] {
	const restore = frame.restores.find(({isSelected}) => isSelected);
	if (restore === undefined) {
		return frame.candidates.length === 0 ? explainEmptyList(frame) : drawNone(frame);
	}

	return frame.candidates.length === 1 ? drawSingle(frame, restore) : drawSelected(frame, restore);
}

/** The filter lets no restore through: the list says so, and the rest of the screen keeps its place. */
function drawNone(frame: Frame): readonly DetailLine[] {
	const {candidates, words, columns, state} = frame;
	const hidden = drawEnlarged({...frame, restores: candidates});
	if (candidates.length > 1) {
		return hidden.map(({priority}) => ({line: [], priority}));
	}

	const text = words.screen.noMatch(state.view.filter.text);
	return hidden.map(({priority}, index) => ({
		line: index === 0 ? [span(indent), span(cut(text, columns - indent.length - 1), 'warning')] : [],
		priority,
	}));
}

/** Below the list, under a rule with its name: tracks, rate, problem, phases, source and target. */
function drawSelected(frame: Frame, restore: RestoreView): readonly DetailLine[] {
	const {screen} = frame.words;
	const width = widthOfContent(frame);
	return withoutUnused([
		{line: drawRule(drawWhose(frame, restore, frame.columns - ruleEnds), [], frame.columns), priority: 1},
		...drawTracks(frame, restore),
		...explainUnknown(frame, restore),
		{line: labelled(screen.rate, drawRateLine(restore, frame, width)), priority: 5},
		spacer(8),
		...drawProblem(frame, restore),
		{line: labelled(screen.phase, drawPhases(restore, frame, width)), priority: 4},
		{line: labelled(screen.from, drawOrigin(frame, restore)), priority: 6},
	]);
}

/** The only restore has the whole screen: its name and state at the top, and more lines. */
function drawSingle(frame: Frame, restore: RestoreView): readonly DetailLine[] {
	const {screen} = frame.words;
	const width = widthOfContent(frame);
	return withoutUnused([
		{line: drawTitle(frame, restore), priority: 1},
		spacer(9),
		...drawTracks(frame, restore),
		...explainUnknown(frame, restore),
		{line: labelled(screen.rate, drawRateLine(restore, frame, width)), priority: 4},
		spacer(8),
		...drawProblem(frame, restore),
		{line: labelled(screen.tabletsLabel, drawTablets(frame, restore)), priority: 7},
		{line: labelled(screen.elapsed, drawElapsed(frame, restore)), priority: 4},
		{line: labelled(screen.to, drawTarget(frame, restore)), priority: 6},
		{line: labelled(screen.phase, drawPhases(restore, frame, width)), priority: 5},
	]);
}

/** `rt2`, or `rt2 prod-sh` where there are several clusters, in at most `room` cells. */
function drawWhose(frame: Frame, {name, key}: RestoreView, room: number): Line {
	const isAlone = frame.state.clusters.length < 2;
	const cluster = isAlone ? '' : ` ${cutName(nameOfCluster(key.cluster, frame), Math.floor(room / 2))}`;
	return [span(cutName(name, room - widthOf(cluster)), 'strong'), span(cluster, 'dim')];
}

/** `rt2   from obc / shop, job 4                                    restoring` */
function drawTitle(frame: Frame, restore: RestoreView): Line {
	const {words, columns} = frame;
	const {job, isReasonAwaited} = restore;
	const {text, tone} = words.describeState(restore.word);
	const state = isReasonAwaited ? words.report.failedUnexplained : text;
	const origin =
		job === undefined
			? ''
			: words.list([`${words.screen.from} ${job.sourceCluster} / ${job.sourceTenant}`, words.screen.job(job.jobId)]);
	const right = [span(state, dimIfStale(restore, tone)), span(' '.repeat(3))];
	const room = columns - indent.length - widthOfLine(right) - 2;
	const left = [span(indent), ...drawWhose(frame, restore, room), span(`   ${origin}`, 'dim')];
	return spread(left, right, columns);
}

/** `obc / shop   to  2026-11-23 15:05:02 +08:00   job 4` */
function drawOrigin(frame: Frame, restore: RestoreView): Line {
	const {screen} = frame.words;
	const {job} = restore;
	if (job === undefined) {
		return [];
	}

	const target = drawTarget(frame, restore);
	return [
		span(`${job.sourceCluster} / ${job.sourceTenant}`),
		...(target.length === 0 ? [] : [span(`   ${screen.to}  `, 'dim'), ...target]),
		span(`   ${screen.job(job.jobId)}`, 'dim'),
	];
}

function drawTarget({zone}: Frame, {log}: RestoreView): Line {
	return log.restoreScn === undefined ? [] : [span(formatDateTime(instantOfScn(log.restoreScn), zone))];
}

function drawElapsed({words}: Frame, restore: RestoreView): Line {
	const elapsed = formatElapsed(restore);
	if (elapsed === '') {
		return [];
	}

	const isStandby = restore.outcome === 'succeeded' && !restore.isGone;
	const standby = isStandby ? [span(`   ${words.screen.standby}`, 'dim')] : [];
	return [span(elapsed, 'strong'), ...standby];
}

function drawTablets({words}: Frame, {data: {finishedTablets, totalTablets}}: RestoreView): Line {
	return finishedTablets === undefined || totalTablets === undefined
		? []
		: [span(words.screen.bytesOf(formatCount(finishedTablets), formatCount(totalTablets)))];
}
