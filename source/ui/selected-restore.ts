import type {RestoreView} from '../monitor/select/restore-view.js';
import {formatCount, formatDuration} from '../locale/numbers.js';
import {formatDate, formatDateTime, instantOfScn} from '../locale/times.js';
import {formatDataBytes, formatElapsed, formatLag, formatShare} from './amounts.js';
import {drawBar} from './bar.js';
import type {Frame} from './frame.js';
import {cutLine, fit, span, spread, widthOf, widthOfLine, wrap, type Line} from './line.js';
import {drawRateLine} from './rate-line.js';
import {drawPhases} from './phase-strip.js';
import {drawRule} from './rule.js';

/** A line of the enlarged restore; where rows are few, the lines of least priority (highest number) go first. */
export type DetailLine = {readonly line: Line; readonly priority: number};

const labelWidth = 9;
const indent = ' '.repeat(3);

/** The enlarged restore under its rule: tracks with all their figures, phases, source and target, what went wrong. */
export function drawSelected(frame: Frame, restore: RestoreView): readonly DetailLine[] {
	const title = drawRule([span(restore.name, 'strong')], [], frame.columns);
	return [
		{line: title, priority: 1},
		...drawTracks(frame, restore),
		{line: labelled(frame.words.screen.rate, drawRateLine(restore, frame, widthOfContent(frame))), priority: 5},
		{line: [], priority: 8},
		...drawWrong(frame, restore),
		{line: labelled(frame.words.screen.phase, drawPhases(restore, frame, widthOfContent(frame))), priority: 4},
		{line: labelled(frame.words.screen.from, drawOrigin(frame, restore)), priority: 6},
	].filter(({line, priority}) => priority === 8 || line.length > 1);
}

/** The only restore has the whole screen: its name and state stand above, and every fact has a line of its own. */
export function drawSingle(frame: Frame, restore: RestoreView): readonly DetailLine[] {
	const {words, columns} = frame;
	const {text, tone} = words.describeState(restore.word);
	const name: Line = [span(indent), span(restore.name, 'strong'), span(`   ${originOf(frame, restore)}`, 'dim')];
	return [
		{line: spread(name, [span(text, tone), span(' '.repeat(3))], columns), priority: 1},
		{line: [], priority: 9},
		...drawTracks(frame, restore),
		{line: labelled(words.screen.rate, drawRateLine(restore, frame, widthOfContent(frame))), priority: 4},
		{line: [], priority: 8},
		...drawWrong(frame, restore),
		{line: labelled(words.screen.tabletsLabel, tabletParts(frame, restore)), priority: 7},
		{line: labelled(words.screen.elapsed, elapsedParts(frame, restore)), priority: 4},
		{line: labelled(words.screen.to, targetParts(frame, restore)), priority: 6},
		{line: labelled(words.screen.phase, drawPhases(restore, frame, widthOfContent(frame))), priority: 5},
	].filter(({line, priority}) => priority >= 8 || line.length > 1);
}

/** The lines of most priority that fit, in the order of the screen. */
export function chooseLines(lines: readonly DetailLine[], rows: number): readonly Line[] {
	const kept = new Set(lines.toSorted((one, other) => one.priority - other.priority).slice(0, rows));
	return lines.filter((line) => kept.has(line)).map(({line}) => line);
}

function drawTracks(frame: Frame, restore: RestoreView): readonly DetailLine[] {
	const {words, zone, state, columns} = frame;
	const {data, log} = restore;
	const isSingle = frame.restores.length === 1;
	const dataParts = [formatDataBytes(data, words, 1), isSingle ? '' : tellTablets(restore, frame)].filter(
		(part) => part !== '',
	);
	const lag = formatLag(log, {words, zone, now: state.now.at});
	const dataText = drawFigures(formatShare(data, 1), dataParts, frame);
	const speed = restore.rate.logSpeed;
	const logParts = [lag, speed === undefined ? '' : words.screen.logSpeed(speed.toFixed(1))].filter(
		(part) => part !== '',
	);
	const logText = drawFigures(formatShare(log, 1), logParts, frame);
	const room = columns - labelWidth - indent.length - 4;
	const longest = Math.max(widthOfLine(dataText), widthOfLine(logText));
	const bar = Math.max(8, Math.min(50, room - longest));
	return [
		{line: labelled(words.screen.data, [...drawBar('data', data, bar), span('  '), ...dataText]), priority: 2},
		{line: labelled(words.screen.log, [...drawBar('log', log, bar), span('  '), ...logText]), priority: 3},
		...whyUnknown(frame, restore),
	].map(({line, priority}) => ({line: cutLine(line, columns - 1), priority}));
}

/** The percent, then as many of the other figures as leave the bar some room. */
function drawFigures(percent: string, parts: readonly string[], {words, columns}: Frame): Line {
	const lead = percent === '' ? [span(fit(words.screen.unknown, 7))] : [span(percent.padStart(7), 'strong')];
	const room = columns - labelWidth - indent.length - 30;
	const kept = parts.filter((_, index) => widthOf(parts.slice(0, index + 1).join(' '.repeat(3))) <= room);
	return [...lead, ...kept.map((part) => span(`   ${part}`, 'dim'))];
}

function tellTablets({data: {finishedTablets, totalTablets}}: RestoreView, {words}: Frame): string {
	return finishedTablets === undefined || totalTablets === undefined
		? ''
		: words.screen.tablets(formatCount(finishedTablets), formatCount(totalTablets));
}

/** Why there are no figures, and how long an earlier restore of the same source took, which is all that can be said then. */
function whyUnknown(
	frame: Frame,
	{outcome, hasFigures, cluster: {sql}, priorDuration: lastTime}: RestoreView,
): readonly DetailLine[] {
	if (outcome !== 'running' || hasFigures) {
		return [];
	}

	const {words, zone} = frame;
	const why = words.screen.whyUnknown(sqlCause(sql));
	const earlier =
		lastTime && words.screen.lastTime(formatDuration(lastTime.seconds * 1000), formatDate(lastTime.at, zone));
	const lines = [...wrap(why, Math.min(100, widthOfContent(frame))), ...(earlier === undefined ? [] : [earlier])];
	return lines.map((text) => ({line: labelled('', [span(text, 'dim')]), priority: 7}));
}

function sqlCause(sql: RestoreView['cluster']['sql']) {
	if (sql.type === 'off') {
		return sql.problem;
	}

	return sql.type === 'on' ? 'noRow' : 'unused';
}

/** Why the restore failed, or why its agent does not tell of it, and what to do. */
function drawWrong({words, columns}: Frame, {failure, problem, asked}: RestoreView): readonly DetailLine[] {
	const width = widthOfContent({columns});
	if (problem !== undefined) {
		const {message, hint} = words.describeProblem(problem, asked);
		return [
			...wrap(message, width).map((text) => ({line: labelled('', [span(text, 'warning')]), priority: 3})),
			...wrap(hint, width).map((text) => ({line: labelled('', [span(text, 'dim')]), priority: 3})),
		];
	}

	if (failure === undefined) {
		return [];
	}

	const reason = [span(words.describeFailure(failure), 'bad')];
	const trace = failure.traceId === undefined ? [] : [span(failure.traceId)];
	return [
		{line: cutLine(labelled(words.screen.reason, reason), columns - 1), priority: 3},
		{line: cutLine(labelled(words.screen.trace, trace), columns - 1), priority: 7},
	];
}

function drawOrigin(frame: Frame, restore: RestoreView): Line {
	const {words} = frame;
	const {job} = restore;
	if (job === undefined) {
		return [];
	}

	const target = targetParts(frame, restore);
	return [
		span(`${job.sourceCluster} / ${job.sourceTenant}`),
		...(target.length === 0 ? [] : [span(`   ${words.screen.to}  `, 'dim'), ...target]),
		span(`   ${words.screen.job(job.jobId)}`, 'dim'),
	];
}

function originOf({words}: Frame, {job}: RestoreView): string {
	if (job === undefined) {
		return '';
	}

	const source = `${job.sourceCluster} / ${job.sourceTenant}`;
	return `${words.screen.from} ${source}, ${words.screen.job(job.jobId)}`;
}

function targetParts({zone}: Frame, {log}: RestoreView): Line {
	return log.restoreScn === undefined ? [] : [span(formatDateTime(instantOfScn(log.restoreScn), zone))];
}

function elapsedParts({words}: Frame, restore: RestoreView): Line {
	const elapsed = formatElapsed(restore);
	if (elapsed === '') {
		return [];
	}

	const standby = restore.outcome === 'succeeded' ? [span(`   ${words.screen.standby}`, 'dim')] : [];
	return [span(elapsed, 'strong'), ...standby];
}

function tabletParts({words}: Frame, {data: {finishedTablets, totalTablets}}: RestoreView): Line {
	return finishedTablets === undefined || totalTablets === undefined
		? []
		: [span(words.screen.bytesOf(formatCount(finishedTablets), formatCount(totalTablets)))];
}

/** What a label leaves of a row. */
function widthOfContent({columns}: Pick<Frame, 'columns'>): number {
	return columns - labelWidth - indent.length - 1;
}

function labelled(label: string, content: Line): Line {
	return content.length === 0 ? [] : [span(indent), span(fit(label, labelWidth), 'dim'), ...content];
}
