import type {Change} from '../domain/event.js';
import {describeFailure} from './describe-failure.js';
import {describeAgo, phaseOrStatus} from './describe-state.js';
import {afterColon, joinList} from './joins.js';
import type {Sentence} from './sentence.js';
import type {Strings} from './strings.js';

type FirstSeen = Extract<Change, {readonly type: 'firstSeen'}>;

/** The state of a restore when it is first read. */
export function describeFirstSeen(change: FirstSeen, strings: Strings): Sentence {
	const {jobId, endedAgoMs} = change;
	const {events, separators, screen} = strings;
	const job = jobId === undefined ? '' : screen.job(jobId);
	const ended = endedAgoMs === undefined ? '' : describeAgo(endedAgoMs, strings);
	switch (change.outcome) {
		case 'running':
		case 'unknown': {
			const detail = joinList([job, phaseOrStatus(change, strings)], strings);
			return {lead: events.firstSeen, tone: 'plain', rest: '', detail};
		}

		case 'succeeded': {
			const when = ended === '' ? events.earlier : ended;
			const rest = isRecent(endedAgoMs)
				? `${separators.item}${joinList([strings.report.standby, when], strings)}`
				: `${separators.word}${when}`;
			return {lead: events.succeeded, tone: 'good', rest, detail: job};
		}

		case 'failed': {
			const when = ended === '' ? '' : `${separators.word}${ended}`;
			return {lead: events.failed, tone: 'bad', rest: `${when}${reasonOf(change, strings)}`, detail: job};
		}

		case 'waiting': {
			return {lead: events.waiting, tone: 'warning', rest: afterColon(events.whyWaiting, strings), detail: ''};
		}

		case 'none': {
			return {lead: events.neverRestored, tone: 'warning', rest: '', detail: ''};
		}

		case 'dropped': {
			return {lead: events.dropped, tone: 'bad', rest: '', detail: ''};
		}
	}
}

const dayMs = 86_400_000;

/** Whether a success is so new that its tenant may still wait to be activated; nobody reports whether it does. */
export function isRecent(endedAgoMs: number | undefined): boolean {
	return endedAgoMs !== undefined && endedAgoMs < dayMs;
}

function reasonOf({failure}: FirstSeen, strings: Strings): string {
	return failure === undefined ? '' : afterColon(describeFailure(failure, strings), strings);
}
