import type {State} from '../state.js';

/** Without a key for so long the user is taken to be away, in ms of real time. */
const absenceMs = 600_000;

/** Whether there was no key for so long that the user may have missed something. */
export function isAway({now, attention, speed}: Pick<State, 'now' | 'attention' | 'speed'>): boolean {
	return now.monotonicMs - attention.lastMs >= absenceMs * speed;
}

/** The id of the newest event that the user has seen, if what came later may have been missed. */
export function selectMark(state: Pick<State, 'now' | 'attention' | 'speed'>): number | undefined {
	const {lastEventId, markId} = state.attention;
	return isAway(state) ? lastEventId : markId;
}
