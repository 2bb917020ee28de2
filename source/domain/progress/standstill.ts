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
 * The standstill at the last reading; undefined while a track moves, in other phases than restoring, and where no counter can
 * tell. The tracks overlap: the restore moves as long as one of them does.
 */
export function standstillOf({job, counters, countedMs}: Counted): Standstill | undefined {
	if (job.outcome !== 'running' || (job.phase !== 'restoring' && job.phase !== 'unknown')) {
		return undefined;
	}

	const counted = openTracks({job, counters}).filter((open) => isCounted(open, job));
	const stalls = counted.map((open) => stallOfTrack(open, countedMs));
	return stalls.includes(undefined)
		? undefined
		: stalls.toSorted((one, other) => (one?.sinceMs ?? 0) - (other?.sinceMs ?? 0))[0];
}

/** A percentage of the data that the end of a restore may hold for long, whichever the counter behind it. */
const lastPercent = 98.99;

/** Whether the track has a counter whose rest is no sign of completion. */
function isCounted({track, counters}: OpenTrack, {data}: RestoreJob): boolean {
	const isEnding = track === 'data' && (dataPercent(data) ?? 0) >= lastPercent;
	return !isEnding && counters.some(({segment}) => segment !== undefined && segment.last.value < segment.last.target);
}

/** The stall of the counter that moved last; undefined if any of them moves. A counter at its target tells nothing. */
function stallOfTrack({track, counters}: OpenTrack, countedMs: number): Standstill | undefined {
	const open = counters.filter(({segment}) => segment !== undefined && segment.last.value < segment.last.target);
	const [newest] = open.toSorted((one, other) => (other.segment?.changedMs ?? 0) - (one.segment?.changedMs ?? 0));
	const stall = newest && stallOf(newest, countedMs);
	return stall && {...stall, track};
}
