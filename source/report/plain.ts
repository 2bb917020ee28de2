import type {RestoreEvent} from '../domain/event.js';
import {isFinal} from '../domain/phase.js';
import {spellText, type Charset} from '../text/charset.js';
import {makeVisible} from '../text/visible-text.js';
import {eventsAfter} from '../monitor/select/events-after.js';
import {selectRestores} from '../monitor/select/restores.js';
import type {RestoreView} from '../monitor/select/restore-view.js';
import type {State} from '../monitor/state.js';
import {formatDuration, formatRough, formatRoughLeast} from '../locale/durations.js';
import {formatBytes, formatBytesOf, formatCount, formatPercent} from '../locale/numbers.js';
import {isRecent} from '../locale/describe-first-seen.js';
import {formatInstant, type Zone} from '../locale/times.js';
import type {Words} from '../locale/words.js';
import {findRecoveries, type OpenOutage, type Recovery} from '../monitor/select/recoveries.js';
import {formatRecovery} from './alert.js';
import {joinSentence} from './join-sentence.js';

/** The language, the time zone and the characters of lines; without `charset` all of Unicode. */
export type Style = {readonly words: Words; readonly zone: Zone; readonly charset?: Charset};

/**
 * The present state of each restore, one line each. Lines name a cluster by its key, which is its name in the config file or
 * the address that was given: unlike its own name that is known from the first line on.
 */
export function formatStates(state: State, style: Style): readonly string[] {
	return selectRestores(state).map((restore) => formatState(state, restore, style));
}

/** How far the output has been written. */
type PlainCursor = {
	readonly lastEventId: number;
	/** The outages that had not ended. */
	readonly open: readonly OpenOutage[];
	/** When the states of restores were last written, by the monotonic clock. */
	readonly statesWrittenMs: number;
};

export function createPlainCursor(state: State): PlainCursor {
	return {lastEventId: 0, open: [], statesWrittenMs: state.now.monotonicMs};
}

const statesEveryMs = 600_000;

/** The lines since the cursor, and the next one: a line an event, and every ten minutes a line for each restore. */
export function formatNews(
	state: State,
	cursor: PlainCursor,
	style: Style,
): {readonly lines: readonly string[]; readonly cursor: PlainCursor} {
	const news = eventsAfter(state.events, cursor.lastEventId);
	const {recoveries, open} = findRecoveries(state, cursor);
	const isStateDue = state.now.monotonicMs - cursor.statesWrittenMs >= statesEveryMs;
	return {
		lines: [
			...formatLeftOut(state, cursor, style),
			...formatInOrder({news, recoveries}, style),
			...(isStateDue ? formatReported(state, style) : []),
		],
		cursor: {
			lastEventId: news.at(-1)?.id ?? cursor.lastEventId,
			open,
			statesWrittenMs: isStateDue ? state.now.monotonicMs : cursor.statesWrittenMs,
		},
	};
}

/**
 * The restores that have not ended; where all have, those that ended while they were watched. A reader who has left is noticed by what is written alone, so
 * that something is written in every state.
 */
function reportedRestores(state: State): readonly RestoreView[] {
	const restores = selectRestores(state);
	const unended = restores.filter(({outcome}) => !isFinal(outcome));
	return unended.length === 0 ? restores.filter(({isPast}) => !isPast) : unended;
}

function formatReported(state: State, style: Style): readonly string[] {
	const restores = reportedRestores(state);
	return restores.length === 0
		? [line([formatInstant(state.now.at, style.zone), style.words.report.nothingRuns], style.charset)]
		: restores.map((restore) => formatState(state, restore, style));
}

/** That events were dropped from the log before they could be written, since nobody read the output. */
function formatLeftOut({events, now}: State, {lastEventId}: PlainCursor, style: Style): readonly string[] {
	const [oldest] = events;
	const count = oldest === undefined ? 0 : oldest.id - lastEventId - 1;
	return count > 0
		? [line([formatInstant(now.at, style.zone), style.words.report.eventsLeftOut(count)], style.charset)]
		: [];
}

type News = {readonly news: readonly RestoreEvent[]; readonly recoveries: readonly Recovery[]};

/** A recovery comes before what was read in the same moment. */
function formatInOrder({news, recoveries}: News, style: Style): readonly string[] {
	let formatted = 0;
	const recoveriesUntil = (at: number) => {
		const due = recoveries.slice(formatted).filter((recovery) => recovery.at <= at);
		formatted += due.length;
		return due.map((recovery) => formatRecoveryLine(recovery, style));
	};

	return [
		...news.flatMap((event) => [...recoveriesUntil(event.at), formatEvent(event, style)]),
		...recoveriesUntil(Infinity),
	];
}

/** A cluster is called by its key, which is the same in every line, whichever of its agents is polled. */
function formatEvent(event: RestoreEvent, {words, zone, charset}: Style): string {
	const who = [event.cluster, event.tenant ?? ''];
	return line(
		[formatInstant(event.at, zone), ...who, joinSentence(words.describeChange(event.change), words)],
		charset,
	);
}

function formatRecoveryLine(recovery: Recovery, {words, zone, charset}: Style): string {
	return line([formatInstant(recovery.at, zone), recovery.cluster, formatRecovery(recovery, words)], charset);
}

function formatState(state: State, restore: RestoreView, {words, zone, charset}: Style): string {
	const {cluster, tenant} = restore;
	const who = [cluster.id, tenant];
	return line([formatInstant(state.now.at, zone), ...who, presentState(restore, words)], charset);
}

function presentState(restore: RestoreView, words: Words): string {
	const {text} = words.describeState(restore.word);
	switch (restore.outcome) {
		case 'succeeded': {
			const {report} = words;
			const lasted = after(restore, words);
			const isStandby = isRecent(restore.endedAgoMs) && !restore.isGone;
			const lead = isStandby ? [report.succeeded, report.standby, lasted] : [joinWords(report.succeeded, lasted)];
			return words.list([...lead, ...sizes(restore, words), endedAgo(restore, words), gone(restore, words)]);
		}

		case 'failed': {
			if (restore.isReasonAwaited) {
				return words.list([words.report.failedUnexplained, after(restore, words)]);
			}

			const reason = restore.failure === undefined ? '' : words.describeFailure(restore.failure);
			const lead = words.because(joinWords(words.report.failed, after(restore, words)), reason);
			return words.list([lead, endedAgo(restore, words), gone(restore, words)]);
		}

		case 'running': {
			return words.list([silence(restore, words), text, ...progress(restore, words), lasting(restore, words)]);
		}

		case 'unknown': {
			return restore.job === undefined ? words.screen.unknown : text;
		}

		case 'dropped':
		case 'waiting':
		case 'none': {
			return text;
		}
	}
}

function silence({silence: lost}: RestoreView, words: Words): string {
	return lost === undefined ? '' : words.describeState({type: 'noAnswer', ...lost}).text;
}

/** How old the figures are, once their source reports them no more. */
function figuresAge({areFiguresStale, figuresAgeMs}: RestoreView, {report}: Words): string {
	return areFiguresStale && figuresAgeMs !== undefined ? report.figuresAge(formatDuration(figuresAgeMs)) : '';
}

function progress(restore: RestoreView, words: Words): readonly string[] {
	const {data, log, hasProgress, rate, areFiguresStale} = restore;
	if (!hasProgress) {
		return [words.report.progressUnknown];
	}

	const {finishedBytes, totalBytes} = data;
	const bytes =
		finishedBytes === undefined || totalBytes === undefined
			? undefined
			: formatBytesOf({finished: finishedBytes, total: totalBytes}, 1);
	return [
		data.share === undefined ? '' : words.report.percentOf('data', formatPercent(data.share.percent, 1)),
		bytes === undefined ? '' : words.screen.bytesOf(bytes.finished, bytes.total),
		log.share === undefined ? '' : words.report.percentOf('log', formatPercent(log.share.percent, 1)),
		log.lagMs === undefined ? '' : words.describeLag(log.lagMs),
		rate.bytesPerSecond === undefined ? '' : words.screen.perSecond(formatBytes(rate.bytesPerSecond)),
		areFiguresStale ? '' : timeLeft(rate, words),
		figuresAge(restore, words),
	];
}

function timeLeft({eta, leastMs}: RestoreView['rate'], {report, screen}: Words): string {
	if (eta !== undefined) {
		return report.left(formatRough(eta.ms));
	}

	return leastMs === undefined ? '' : screen.leftAtLeast(formatRoughLeast(leastMs));
}

function sizes({data}: RestoreView, words: Words): readonly string[] {
	return [
		data.totalTablets === undefined ? '' : words.report.tablets(formatCount(data.totalTablets)),
		data.totalBytes === undefined ? '' : formatBytes(data.totalBytes),
	];
}

function after({elapsedMs}: RestoreView, words: Words): string {
	return elapsedMs === undefined ? '' : words.report.after(formatDuration(elapsedMs));
}

function lasting({elapsedMs}: RestoreView, words: Words): string {
	return elapsedMs === undefined ? '' : words.report.elapsed(formatDuration(elapsedMs));
}

function endedAgo({endedAgoMs}: RestoreView, words: Words): string {
	return endedAgoMs === undefined ? '' : words.screen.ended(words.ago(endedAgoMs));
}

function gone({isGone}: RestoreView, words: Words): string {
	return isGone ? words.report.tenantGone : '';
}

function joinWords(first: string, second: string): string {
	return second === '' ? first : `${first} ${second}`;
}

/** One physical line with single spaces between the parts; line feeds in them are escaped. */
function line(parts: readonly string[], charset: Charset = 'unicode'): string {
	return parts
		.filter((part) => part !== '')
		.map((part) => spellText(makeVisible(part), charset))
		.join(' ');
}
