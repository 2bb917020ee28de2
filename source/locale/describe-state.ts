import type {Phase} from '../domain/phase.js';
import type {StateWord} from '../domain/state-word.js';
import {formatCalmAge, formatDuration} from './durations.js';
import type {StateText, Tone} from './sentence.js';
import type {Strings} from './strings.js';

const phaseTones: Readonly<Partial<Record<Phase, Tone>>> = {waiting: 'warning', done: 'good', failed: 'bad'};

/** The text of the STATE column. A status that no version documents is shown as the server wrote it. */
export function describeState(word: StateWord, strings: Strings): StateText {
	const {states, silences, separators} = strings;
	switch (word.type) {
		case 'firstAnswer': {
			return {text: states.firstAnswer, tone: 'plain'};
		}

		case 'phase': {
			return {text: phaseOrStatus(word, strings), tone: phaseTones[word.phase] ?? 'active'};
		}

		case 'failed': {
			return {text: word.code === undefined ? states.failed : states.failedWith(String(word.code)), tone: 'bad'};
		}

		case 'ended': {
			return {text: word.status === '' ? states.unknown : word.status, tone: 'warning'};
		}

		case 'dropped': {
			return {text: states.dropped, tone: 'bad'};
		}

		case 'cancelled': {
			return {text: states.cancelled, tone: 'bad'};
		}

		case 'none': {
			return {text: states.neverRestored, tone: 'warning'};
		}

		case 'tableRestore': {
			return {text: states.tableRestore, tone: 'active'};
		}

		case 'rejected': {
			return {text: states.unknown, tone: 'warning'};
		}

		case 'stalled': {
			return {text: states.stalled(formatCalmAge(word.forMs)), tone: 'warning'};
		}

		case 'noProgress': {
			return {text: states.noProgress(formatCalmAge(word.forMs)), tone: 'warning'};
		}

		case 'noAnswer': {
			const age = formatCalmAge(word.forMs);
			const text = age === '0s' ? silences[word.code] : `${silences[word.code]}${separators.word}${age}`;
			return {text, tone: 'warning'};
		}
	}
}

/** The name of a phase; of an unknown one the status as the server wrote it. */
export function phaseOrStatus(
	{phase, status}: {readonly phase: Phase; readonly status: string},
	{phases}: Strings,
): string {
	return phase === 'unknown' && status !== '' ? status : phases[phase];
}

const dayMs = 86_400_000;

/** "41 days ago", "12m ago", "3m16s ago". */
export function describeAgo(ms: number, {ago}: Strings): string {
	const days = Math.floor(ms / dayMs);
	return days > 1 ? ago.days(String(days)) : ago.duration(formatDuration(ms).replace(/(?<=\dm)00s$/v, ''));
}
