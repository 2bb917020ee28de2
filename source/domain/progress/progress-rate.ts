import type {Track} from '../track.js';
import type {RestoreJob} from '../restore-job.js';
import {combineEtas, etaOf, type Eta} from './eta.js';
import type {Counter} from './counter.js';
import {isSlow, rateOf} from './rate.js';
import {stallOf, type Stall} from './stall.js';
import {dataPercent} from './track.js';
import type {Counters} from './counters.js';

/** A stall of the whole restore, and the track that moved last. */
export type ProgressStall = Stall & {readonly track: Track};

/** The rate, the ETA and the stall of a running restore; undefined is unknown. */
export type ProgressRate = {
	/** Bytes a second, now and on average; undefined where only tablets are counted. */
	readonly bytesPerSecond: number | undefined;
	readonly averageBytesPerSecond: number | undefined;
	/** Log time recovered per real time: 6 is six times real time. */
	readonly logSpeed: number | undefined;
	/** The time until the moving tracks reach their targets; later phases are not included. */
	readonly eta: Eta | undefined;
	/** The tracks that have not moved yet, and are therefore not in the ETA. */
	readonly unmoved: readonly Track[];
	/** The stall at the last reading: no open track moves. */
	readonly stall: ProgressStall | undefined;
	readonly isSlow: boolean | undefined;
};

export const unknownRate: ProgressRate = {
	bytesPerSecond: undefined,
	averageBytesPerSecond: undefined,
	logSpeed: undefined,
	eta: undefined,
	unmoved: [],
	stall: undefined,
	isSlow: undefined,
};

type Followed = {readonly job: RestoreJob; readonly counters: Counters; readonly countedMs: number};

/** The rate at `monotonicMs`. The stall is that of the last reading: an agent that does not answer is no stall. */
export function progressRateOf({job, counters, countedMs}: Followed, monotonicMs: number): ProgressRate {
	const data = dataCounter(job, counters);
	const bytes = data === counters.bytes ? rateOf(counters.bytes) : {now: undefined, average: undefined};
	const {now: logPerSecond} = rateOf(counters.log);
	const open = openTracks({job, counters});
	return {
		bytesPerSecond: bytes.now,
		averageBytesPerSecond: bytes.average,
		logSpeed: logPerSecond === undefined ? undefined : logPerSecond / 1000,
		eta: combineEtas(open.filter((track) => hasMoved(track)).map(({counter}) => etaOf(counter, monotonicMs))),
		unmoved: open.filter((track) => !hasMoved(track)).map(({track}) => track),
		stall: stallOfAll(open, countedMs),
		isSlow: isSlow(data),
	};
}

/** Only the stall at the last reading, which is much cheaper than the whole rate; undefined while a track moves. */
export function progressStallOf({job, counters, countedMs}: Followed): ProgressStall | undefined {
	return stallOfAll(openTracks({job, counters}), countedMs);
}

/** Bytes once they have moved, else tablets: in 4.2.3–4.2.5 bytes stay 0 while tablets move. */
export function dataCounter({data: {finishedBytes}}: RestoreJob, {bytes, tablets}: Counters): Counter {
	return finishedBytes !== undefined && finishedBytes > 0 ? bytes : tablets;
}

/** OceanBase holds a track at 99 % until the restore has succeeded, so there it neither stalls nor has an ETA. */
function isNearlyThere(percent: number | undefined): boolean {
	return percent !== undefined && percent >= 99;
}

type OpenTrack = {readonly track: Track; readonly counter: Counter};

/** The tracks that have not reached their target; one without a counter is left out. */
function openTracks({job, counters}: Pick<Followed, 'job' | 'counters'>): readonly OpenTrack[] {
	const tracks = [
		{track: 'data', counter: dataCounter(job, counters), percent: dataPercent(job.data)},
		{track: 'log', counter: counters.log, percent: job.log.percent},
	] as const;
	return tracks.filter(({counter, percent}) => counter.segment !== undefined && !isNearlyThere(percent));
}

function hasMoved({counter}: OpenTrack): boolean {
	return (counter.segment?.changes ?? 0) > 0;
}

/** The tracks overlap: the restore moves as long as one of them does. */
function stallOfAll(open: readonly OpenTrack[], countedMs: number): ProgressStall | undefined {
	const stalls = open.map(({track, counter}) => {
		const stall = stallOf(counter, countedMs);
		return stall && {...stall, track};
	});
	return stalls.includes(undefined)
		? undefined
		: stalls.toSorted((one, other) => (one?.sinceMs ?? 0) - (other?.sinceMs ?? 0))[0];
}
