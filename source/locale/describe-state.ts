import type {Phase} from '../domain/phase.js';
import type {ProblemCode} from '../domain/problem.js';
import type {StateWord} from '../domain/state-word.js';
import {formatDuration} from './numbers.js';
import type {Tone} from './sentence.js';
import type {StateText} from './words.js';

export const phaseNames: Readonly<Record<Phase, string>> = {
	waiting: 'waiting for tenant',
	creating: 'creating',
	restoring: 'restoring',
	checking: 'checking',
	upgrading: 'upgrading',
	finishing: 'finishing',
	done: 'done',
	failed: 'failed',
	unknown: 'unknown',
};

const phaseTones: Readonly<Partial<Record<Phase, Tone>>> = {waiting: 'warning', done: 'good', failed: 'bad'};

/** The word of the STATE column. A status that no version documents is shown as the server wrote it. */
export function describeState(word: StateWord): StateText {
	switch (word.type) {
		case 'firstAnswer': {
			return {text: 'first answer', tone: 'plain'};
		}

		case 'phase': {
			const text = word.phase === 'unknown' && word.status !== '' ? word.status : phaseNames[word.phase];
			return {text, tone: phaseTones[word.phase] ?? 'active'};
		}

		case 'failed': {
			return {text: word.code === undefined ? 'failed' : `failed ${word.code}`, tone: 'bad'};
		}

		case 'ended': {
			return {text: word.status === '' ? 'unknown' : word.status, tone: 'warning'};
		}

		case 'dropped': {
			return {text: 'dropped', tone: 'bad'};
		}

		case 'none': {
			return {text: 'never restored', tone: 'warning'};
		}

		case 'rejected': {
			return {text: 'unknown', tone: 'warning'};
		}

		case 'stalled': {
			return {text: `stalled ${calmAge(word.forMs)}`, tone: 'warning'};
		}

		case 'noAnswer': {
			const age = word.forMs < calmStepMs ? '' : ` ${calmAge(word.forMs)}`;
			return {text: `${silences[word.code]}${age}`, tone: 'warning'};
		}
	}
}

/** What an agent does that gives no figures. */
export const silences: Readonly<Record<ProblemCode, string>> = {
	unreachable: 'no answer',
	timeout: 'no answer',
	unauthorized: 'refused',
	notFound: 'refused',
	rejected: 'refused',
	malformed: 'unreadable',
};

const calmStepMs = 5000;

/** An age that changes every five seconds, not every second: what does not change is not sent. */
function calmAge(ms: number): string {
	return formatDuration(ms < 60_000 ? Math.floor(ms / calmStepMs) * calmStepMs : ms - (ms % 60_000)).replace(
		/00s$/v,
		'',
	);
}

const dayMs = 86_400_000;

/** "41 days ago", "3m16s ago". */
export function ago(ms: number): string {
	const days = Math.floor(ms / dayMs);
	return days > 1 ? `${days} days ago` : `${formatDuration(ms)} ago`;
}
