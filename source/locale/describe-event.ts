import type {Change} from '../domain/event.js';
import type {PhaseSpan} from '../domain/restore/phase-span.js';
import type {Failure} from '../domain/failure.js';
import type {Outcome, Phase} from '../domain/phase.js';
import type {CounterReset} from '../domain/progress/counter.js';
import type {CounterName} from '../domain/progress/counters.js';
import {formatBytes, formatBytesOf, formatCount, formatDuration} from './numbers.js';
import type {Sentence} from './sentence.js';
import {causeOf, sqlCauseOf} from './describe-problem.js';
import {ago, phaseNames, silences} from './describe-state.js';

/** What an event says. */
export function describeChange(change: Change): Sentence {
	if (isTrouble(change)) {
		return describeTrouble(change);
	}

	switch (change.type) {
		case 'firstSeen': {
			return describeFirstSeen(change);
		}

		case 'jobChanged': {
			const rest = `, job ${change.jobId}`;
			return {lead: 'a new restore', tone: 'active', rest, detail: phaseOr(change.phase, change.status)};
		}

		case 'phaseChanged': {
			const lasted =
				change.previousMs === undefined
					? ''
					: `, ${change.isOpenStart ? '≥ ' : ''}${formatDuration(change.previousMs)}`;
			const detail = change.previous === 'unknown' ? '' : `was ${phaseNames[change.previous]}${lasted}`;
			return {lead: phaseOr(change.phase, change.status), tone: 'active', rest: '', detail};
		}

		case 'statusChanged': {
			return {
				lead: 'status',
				tone: 'plain',
				rest: ` ${change.status}`,
				detail: `was ${change.previous}`,
			};
		}

		case 'milestone': {
			return {lead: `${change.track} ${change.percent} %`, tone: 'plain', rest: '', detail: milestoneDetail(change)};
		}

		case 'succeeded': {
			return describeSuccess(change);
		}

		case 'failed': {
			const after = change.elapsedMs === undefined ? '' : ` after ${formatDuration(change.elapsedMs)}`;
			const detail = newJob(change.newJobId);
			return {lead: 'failed', tone: 'bad', rest: `${after}${colon(describeFailure(change.failure))}`, detail};
		}

		case 'explained': {
			return {lead: 'reason', tone: 'bad', rest: ` ${describeFailure(change.failure)}`, detail: ''};
		}

		case 'ended': {
			return {
				lead: 'ended',
				tone: 'warning',
				rest: ` with the status ${change.status}`,
				detail: newJob(change.newJobId),
			};
		}

		case 'dropped': {
			return {
				lead: 'dropped',
				tone: 'bad',
				rest: ': the tenant is gone, cancelled or dropped',
				detail: '',
			};
		}

		case 'vanished': {
			return {lead: 'gone', tone: 'warning', rest: ': the agent knows no restore of it any more', detail: ''};
		}
	}
}

type Trouble = Of<'refused' | 'unreachable' | 'sqlOff' | 'restarted' | 'stalled'>;

/** What may pass, unlike an end. */
function isTrouble(change: Change): change is Trouble {
	return ['refused', 'unreachable', 'sqlOff', 'restarted', 'stalled'].includes(change.type);
}

function describeTrouble(change: Trouble): Sentence {
	switch (change.type) {
		case 'refused': {
			return {lead: 'refused', tone: 'warning', rest: colon(causeOf(change.problem)), detail: ''};
		}

		case 'unreachable': {
			const lead = silences[change.problem.code];
			return {lead, tone: 'warning', rest: colon(causeOf(change.problem)), detail: ''};
		}

		case 'sqlOff': {
			return {lead: 'sql off', tone: 'warning', rest: colon(sqlCauseOf(change.problem)), detail: ''};
		}

		case 'restarted': {
			return {lead: 'rate begins anew', tone: 'plain', rest: `: ${restarts[change.why](change.counter)}`, detail: ''};
		}

		case 'stalled': {
			const detail = `longest pause so far ${formatDuration(change.longestPauseMs)}`;
			return {lead: 'no progress', tone: 'warning', rest: ` in the ${change.track}`, detail};
		}
	}
}

const restarts: Readonly<Record<CounterReset, (counter: CounterName) => string>> = {
	wentBack: (counter) => `the count of ${counterNames[counter]} went back`,
	targetChanged: (counter) => `the total of ${counterNames[counter]} changed`,
	gap: (counter) => `the ${counterNames[counter]} were not read for long`,
};

const counterNames: Readonly<Record<CounterName, string>> = {bytes: 'bytes', tablets: 'tablets', log: 'log positions'};

type Of<Type extends Change['type']> = Extract<Change, {readonly type: Type}>;

function describeFirstSeen(change: Of<'firstSeen'>): Sentence {
	const {outcome, jobId, endedAgoMs, failure} = change;
	const job = jobId === undefined ? '' : `job ${jobId}`;
	const ended = endedAgoMs === undefined ? undefined : ago(endedAgoMs);
	switch (outcome) {
		case 'running':
		case 'unknown': {
			return {lead: 'first seen', tone: 'plain', rest: '', detail: joined(job, phaseOr(change.phase, change.status))};
		}

		case 'succeeded': {
			return {lead: 'succeeded', tone: 'good', rest: ` ${ended ?? 'before'}`, detail: job};
		}

		case 'failed': {
			const reason = failure === undefined ? '' : colon(describeFailure(failure));
			return {lead: 'failed', tone: 'bad', rest: `${ended === undefined ? '' : ` ${ended}`}${reason}`, detail: job};
		}

		case 'waiting':
		case 'none':
		case 'dropped': {
			return firstAbsence[outcome];
		}
	}
}

const firstAbsence: Readonly<Record<Extract<Outcome, 'waiting' | 'none' | 'dropped'>, Sentence>> = {
	waiting: {lead: 'waiting', tone: 'warning', rest: ': there is no such tenant yet', detail: ''},
	none: {lead: 'never restored', tone: 'warning', rest: '', detail: ''},
	dropped: {lead: 'dropped', tone: 'bad', rest: '', detail: ''},
};

function describeSuccess(change: Of<'succeeded'>): Sentence {
	const {elapsedMs, totalTablets, totalBytes, newJobId, averageBytesPerSecond, phases} = change;
	const size = joined(
		totalTablets === undefined ? '' : `${formatCount(totalTablets)} tablets`,
		totalBytes === undefined ? '' : formatBytes(totalBytes),
		averageBytesPerSecond === undefined ? '' : `avg ${formatBytes(averageBytesPerSecond)}/s`,
	);
	const after = elapsedMs === undefined ? '' : ` after ${formatDuration(elapsedMs)}`;
	return {
		lead: 'succeeded',
		tone: 'good',
		rest: `${after}${size === '' ? '' : `, ${size}`}`,
		detail: newJob(newJobId),
		note: 'STANDBY until it is activated',
		summary: joined(...phases.map((span) => describePhase(span))),
	};
}

function newJob(jobId: number | undefined): string {
	return jobId === undefined ? '' : `a new restore, job ${jobId}`;
}

/** "restoring 5m00s"; "restoring ≥ 5m00s" where it had begun before it was seen; '' of what was hardly seen. */
function describePhase({phase, isOpenStart, durationMs = 0}: PhaseSpan): string {
	return durationMs < 1000 ? '' : `${phaseNames[phase]} ${isOpenStart ? '≥ ' : ''}${formatDuration(durationMs)}`;
}

/** "OB_ERR_LOG_NOT_ENOUGH (-4018) on 10.10.10.3:2882"; the comment itself where it names nothing. */
export function describeFailure({error, code, server, comment}: Failure): string {
	const name = [error, code === undefined ? undefined : `(${code})`].filter((part) => part !== undefined).join(' ');
	const where = server === undefined ? '' : ` on ${server}`;
	return name === '' ? comment.trim().replaceAll(/\s+/gv, ' ') : `${name}${where}`;
}

function milestoneDetail({track, finishedBytes, totalBytes}: Of<'milestone'>): string {
	if (track === 'log' || finishedBytes === undefined || totalBytes === undefined) {
		return '';
	}

	const {finished, total} = formatBytesOf({finished: finishedBytes, total: totalBytes}, 1);
	return `${finished} of ${total}`;
}

function phaseOr(phase: Phase, status: string): string {
	return phase === 'unknown' && status !== '' ? status : phaseNames[phase];
}

function joined(...parts: readonly string[]): string {
	return parts.filter((part) => part !== '').join(', ');
}

function colon(text: string): string {
	return text === '' ? '' : `: ${text}`;
}
