import type {RestoreJob} from '../restore-job.js';
import type {Track} from '../track.js';
import type {Counters} from './counters.js';
import {openTracks, type OpenTrack} from './open-tracks.js';
import {stallOf, type Stall} from './stall.js';
import {dataPercent} from './track.js';

/** A standstill of the whole restore, and the track that moved last. */
export type Standstill = Stall & {readonly track: Track};

type Counted = {
	readonly job: RestoreJob;
	readonly counters: Counters;
	/** When the counters were last observed: later times are no evidence. */
	readonly countedMs: number;
};

/**
 * The standstill at the last reading; undefined while a track moves, in phases other than restoring, and without counters. The
 * tracks overlap: the restore moves as long as one of them does. The time counts from the last movement of any track, also of
 * one that is complete by now.
 */
export function standstillOf({job, counters, countedMs}: Counted): Standstill | undefined {
	if (job.outcome !== 'running' || (job.phase !== 'restoring' && job.phase !== 'unknown')) {
		return undefined;
	}

	const counted = openTracks({job, counters}).filter((open) => isCounted(open, job));
	const movedMs = lastMovementMs(counters);
	const stalls = counted.map((open) => stallOfTrack(open, {movedMs, countedMs}));
	return stalls.includes(undefined)
		? undefined
		: stalls.toSorted((one, other) => (one?.sinceMs ?? 0) - (other?.sinceMs ?? 0))[0];
}

/** A percentage of the data that the end of a restore may hold for long, whichever the counter behind it. */
const lastPercent = 98.99;

/** Whether a standstill of the track can be seen: it has an incomplete counter, and is not in its last percent. */
function isCounted({track, counters}: OpenTrack, {data}: RestoreJob): boolean {
	const isEnding = track === 'data' && (dataPercent(data) ?? 0) >= lastPercent;
	return !isEnding && counters.some(({segment}) => segment !== undefined && segment.last.value < segment.last.target);
}

/** When any counter last moved, by the monotonic clock; -Infinity if none has. */
function lastMovementMs({bytes, tablets, log}: Counters): number {
	const moved = [bytes, tablets, log].flatMap(({segment}) =>
		segment !== undefined && segment.changes > 0 ? segment : [],
	);
	return Math.max(-Infinity, ...moved.map(({changedMs}) => changedMs));
}

type Times = {readonly movedMs: number; readonly countedMs: number};

/** The stall of the track's counter that moved last; undefined while it moves. Counters at their target are left out. */
function stallOfTrack({track, counters}: OpenTrack, {movedMs, countedMs}: Times): Standstill | undefined {
	const open = counters.flatMap(({segment}) =>
		segment !== undefined && segment.last.value < segment.last.target ? segment : [],
	);
	const [newest] = open.toSorted((one, other) => other.changedMs - one.changedMs);
	if (newest === undefined) {
		return undefined;
	}

	const changedMs = Math.max(movedMs, newest.changedMs);
	const stall = stallOf({segment: {...newest, changedMs}}, countedMs);
	return stall && {...stall, track};
}
