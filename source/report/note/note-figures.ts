import {upcomingSteps} from '../../domain/phase.js';
import type {Share} from '../../domain/progress/track.js';
import {formatDuration, formatRough, formatRoughLeast} from '../../locale/durations.js';
import {formatBytes, formatBytesOf, formatCount, formatPercent} from '../../locale/numbers.js';
import {formatDate, formatDateTime} from '../../locale/times.js';
import {whyWithoutProgress} from '../../monitor/select/without-progress.js';
import type {NoteContext} from './note-context.js';
import {formatScn} from './note-scn.js';
import {drawItems, drawSection, inline, type NoteItem} from './note-list.js';

/** How far data and log are, where that is from and how old it is, the rates and the time left. */
export function drawFigures(context: NoteContext): readonly string[] {
	const {restore, words, zone} = context;
	const {note} = words;
	const {priorDuration: prior} = restore;
	const items: readonly NoteItem[] = [
		['figures', describeAge(context)],
		['data', describeData(context)],
		['log', describeLog(context)],
		['dataRate', describeRate(context)],
		...(restore.rate.logSpeed === undefined
			? []
			: [['logRate', words.screen.logSpeed(restore.rate.logSpeed.toFixed(1))] as const]),
		...(restore.outcome === 'running'
			? ([
					['timeLeft', describeTimeLeft(context)],
					['standstill', describeStandstill(context)],
				] as const)
			: []),
		...(prior === undefined
			? []
			: [['previous', words.list([formatDuration(prior.seconds * 1000), formatDate(prior.at, zone)])] as const]),
	];
	return drawSection(note.headings.figures, drawItems(items, note));
}

/** "12s old, over SQL"; why there are none while the restore runs. */
function describeAge({restore, words}: NoteContext): string {
	const {note} = words;
	const {source, figuresAgeMs, areFiguresStale, outcome, hasProgress, cluster} = restore;
	if (source === undefined || figuresAgeMs === undefined) {
		return outcome === 'running' && !hasProgress ? words.because(note.unknown, explainUnknown(cluster, words)) : '';
	}

	return words.list([note.figuresFrom[source](formatDuration(figuresAgeMs)), areFiguresStale ? note.notRead : '']);
}

function explainUnknown({sql}: NoteContext['restore']['cluster'], {screen}: NoteContext['words']): string {
	return inline(screen.whyUnknown(whyWithoutProgress(sql)));
}

function describeData({restore: {data, outcome}, words}: NoteContext): string {
	const {finishedTablets, totalTablets, share, percent} = data;
	const tablets =
		totalTablets === undefined
			? ''
			: finishedTablets === undefined || outcome === 'succeeded'
				? words.report.tablets(formatCount(totalTablets))
				: words.screen.tablets(formatCount(finishedTablets), formatCount(totalTablets));
	return words.list([...describeShare(share, percent, words), describeBytes({data, outcome}, words), tablets]);
}

/** Rounded, and every digit; the counters of a restore that has succeeded are not those of its work. */
function describeBytes(
	{data, outcome}: Pick<NoteContext['restore'], 'data' | 'outcome'>,
	words: NoteContext['words'],
): string {
	const {finishedBytes, totalBytes} = data;
	if (totalBytes === undefined) {
		return '';
	}

	const all = formatCount(totalBytes);
	if (finishedBytes === undefined || outcome === 'succeeded') {
		return `${formatBytes(totalBytes)} ${words.note.exactTotal(all)}`;
	}

	const {finished, total} = formatBytesOf({finished: finishedBytes, total: totalBytes}, 1);
	return `${words.screen.bytesOf(finished, total)} ${words.note.exactBytes(formatCount(finishedBytes), all)}`;
}

function describeShare(
	share: Share | undefined,
	percent: number | undefined,
	{note}: NoteContext['words'],
): readonly string[] {
	return share === undefined
		? []
		: [`${formatPercent(share.percent, 1)}%`, share.isOutside ? note.outside(String(percent)) : ''];
}

function describeLog({restore: {log}, words, zone}: NoteContext): string {
	const {share, percent, recoverScn, lagMs} = log;
	const recovered = recoverScn === undefined ? '' : words.note.recoveredTo(formatScn(recoverScn, {words, zone}));
	return words.list([
		...describeShare(share, percent, words),
		recovered,
		lagMs === undefined ? '' : words.describeLag(lagMs),
	]);
}

function describeRate({restore: {rate}, words: {screen, list}}: NoteContext): string {
	const {bytesPerSecond, averageBytesPerSecond, bytesPerSecondBefore, isSlow} = rate;
	const perSecond = (bytes: number) => screen.perSecond(formatBytes(bytes));
	const before = bytesPerSecondBefore === undefined ? '' : ` ${screen.rateBefore(perSecond(bytesPerSecondBefore))}`;
	return list([
		bytesPerSecond === undefined ? '' : `${perSecond(bytesPerSecond)}${before}`,
		averageBytesPerSecond === undefined ? '' : screen.average(perSecond(averageBytesPerSecond)),
		isSlow === true ? screen.slow : '',
	]);
}

/** An estimate from figures that are not read any more is none. */
function describeTimeLeft({state, restore, words, zone}: NoteContext): string {
	const {note} = words;
	const {rate, areFiguresStale, job} = restore;
	const {eta, leastMs} = rate;
	if (areFiguresStale || (eta === undefined && leastMs === undefined)) {
		return note.noEstimate;
	}

	const steps = upcomingSteps(job?.sqlStatus).map((step) => words.phaseNames[step]);
	const left =
		eta === undefined
			? [note.leftAtLeast(formatRoughLeast(leastMs ?? 0))]
			: [
					note.left(formatRough(eta.ms), formatRough(eta.lowMs), formatRough(eta.highMs)),
					note.leftUntil(formatDateTime(state.now.at + eta.ms, zone)),
				];
	return words.clauses(words.list(left), note.stepsNotIncluded(words.list(steps)));
}

function describeStandstill({restore: {rate, hasProgress}, words}: NoteContext): string {
	const {standstill} = rate;
	if (standstill === undefined) {
		return hasProgress ? words.note.none : '';
	}

	const {sinceMs, longestPauseMs} = standstill;
	return words.list([
		words.screen.noProgress(formatDuration(sinceMs)),
		longestPauseMs === undefined ? '' : words.note.longestPause(formatDuration(longestPauseMs)),
	]);
}
