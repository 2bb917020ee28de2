import type {Change} from '../domain/event.js';
import {formatDuration} from './durations.js';
import {describeCommandFailure} from './describe-command-failure.js';
import {describeEnding, isEnding} from './describe-ending.js';
import {describeFirstSeen} from './describe-first-seen.js';
import {describeCause, describeSqlCause, sqlWordsOf} from './describe-problem.js';
import {phaseOrStatus} from './describe-state.js';
import {afterColon} from './joins.js';
import {formatBytesOf} from './numbers.js';
import type {Sentence} from './sentence.js';
import type {Strings} from './strings.js';

type Of<Type extends Change['type']> = Extract<Change, {readonly type: Type}>;

/** The sentence of an event. */
export function describeChange(change: Change, strings: Strings): Sentence {
	if (isEnding(change)) {
		return describeEnding(change, strings);
	}

	return isTrouble(change) ? describeTrouble(change, strings) : describeStep(change, strings);
}

type Step = Of<
	'firstSeen' | 'jobChanged' | 'phaseChanged' | 'statusChanged' | 'milestone' | 'versionChanged' | 'agentChanged'
>;

function describeStep(change: Step, strings: Strings): Sentence {
	const {events, separators, percentOf, tracks} = strings;
	switch (change.type) {
		case 'firstSeen': {
			return describeFirstSeen(change, strings);
		}

		case 'jobChanged': {
			const rest = `${separators.item}${strings.screen.job(change.jobId)}`;
			return {lead: events.newRestore, tone: 'active', rest, detail: phaseOrStatus(change, strings)};
		}

		case 'phaseChanged': {
			const lead = phaseOrStatus(change, strings);
			return {lead, tone: 'active', rest: '', detail: describePrevious(change, strings)};
		}

		case 'statusChanged': {
			const rest = `${separators.word}${change.status}`;
			return {lead: events.status, tone: 'plain', rest, detail: events.previousStatus(change.previous)};
		}

		case 'versionChanged': {
			const rest = `${separators.word}${change.version}`;
			return {lead: events.agentVersion, tone: 'active', rest, detail: events.previousVersion(change.previous)};
		}

		case 'agentChanged': {
			const rest = `${separators.word}${change.agent}`;
			return {lead: events.nowPolling, tone: 'active', rest, detail: ''};
		}

		case 'milestone': {
			const lead = percentOf(tracks[change.track], String(change.percent));
			return {lead, tone: 'plain', rest: '', detail: milestoneBytes(change, strings)};
		}
	}
}

/** "restoring took ≥ 10m18s"; "after restoring" where it is not known how long it took. */
function describePrevious({previous, previousMs, isOpenStart}: Of<'phaseChanged'>, {events, phases}: Strings): string {
	if (previous === 'unknown') {
		return '';
	}

	return previousMs === undefined
		? events.afterPhase(phases[previous])
		: events.phaseTook(phases[previous], `${isOpenStart ? '≥ ' : ''}${formatDuration(previousMs)}`);
}

function milestoneBytes({track, finishedBytes, totalBytes}: Of<'milestone'>, {screen}: Strings): string {
	if (track === 'log' || finishedBytes === undefined || totalBytes === undefined) {
		return '';
	}

	const {finished, total} = formatBytesOf({finished: finishedBytes, total: totalBytes}, 1);
	return screen.bytesOf(finished, total);
}

type Trouble = Of<'refused' | 'unreachable' | 'agentUnused' | 'sqlOff' | 'restarted' | 'execFailed' | 'stalled'>;

/** What may pass, unlike an end. */
function isTrouble(change: Change): change is Trouble {
	return ['refused', 'unreachable', 'agentUnused', 'sqlOff', 'restarted', 'execFailed', 'stalled'].includes(
		change.type,
	);
}

function describeTrouble(change: Trouble, strings: Strings): Sentence {
	const {events, separators, silences} = strings;
	switch (change.type) {
		case 'refused': {
			const rest = afterColon(describeCause(change.problem, strings), strings);
			return {lead: silences.rejected, tone: 'warning', rest, detail: ''};
		}

		case 'unreachable': {
			const rest = afterColon(describeCause(change.problem, strings), strings);
			return {lead: silences[change.problem.code], tone: 'warning', rest, detail: ''};
		}

		case 'agentUnused': {
			const {lead, detail} = events.unused[change.why](change.agent);
			return {lead, tone: 'warning', rest: '', detail};
		}

		case 'sqlOff': {
			const {problem} = change;
			const rest = afterColon(describeSqlCause(problem, strings), strings);
			return {lead: events.sqlOff, tone: 'warning', rest, detail: sqlWordsOf(problem)};
		}

		case 'restarted': {
			const rest = afterColon(events.resets[change.why][change.counter], strings);
			return {lead: events.rateReset, tone: 'plain', rest, detail: ''};
		}

		case 'execFailed': {
			const rest = afterColon(describeCommandFailure(change.failure, strings), strings);
			return {lead: events.execFailed, tone: 'warning', rest, detail: ''};
		}

		case 'stalled': {
			const {track, longestPauseMs} = change;
			const rest =
				longestPauseMs === undefined
					? ''
					: `${separators.clause}${events.longestPause(formatDuration(longestPauseMs))}`;
			return {
				lead: longestPauseMs === undefined ? events.neverMoved : events.notMoving[track],
				tone: 'warning',
				rest,
				detail: '',
			};
		}
	}
}
