import type {Track} from '../track.js';
import type {RestoreJob} from '../restore-job.js';
import type {Counter} from './counter.js';
import type {Counters} from './counters.js';
import {combineEtas, etaOf, type Eta} from './eta.js';
import {openTracks, type OpenTrack} from './open-tracks.js';
import {isSlow, rateOf, type Rate} from './rate.js';
import {standstillOf, type Standstill} from './standstill.js';

/** The rate, the ETA and the standstill of a running restore; undefined is unknown. */
export type ProgressRate = {
	/**
	 * Bytes a second, now and on average; undefined where only tablets are counted, and the present rate also once the data is
	 * complete. During a stall the present rate is 0.
	 */
	readonly bytesPerSecond: number | undefined;
	readonly averageBytesPerSecond: number | undefined;
	/** During a stall of the data, the rate before it. */
	readonly bytesPerSecondBefore: number | undefined;
	/** Log time recovered per real time: 6 is six times real time; undefined once the log is complete. */
	readonly logSpeed: number | undefined;
	/** The time until both tracks are complete; later phases are not included. Undefined unless it covers all that is open. */
	readonly eta: Eta | undefined;
	/** The time until one track is complete. */
	readonly trackEtas: Readonly<Partial<Record<Track, Eta>>>;
	/** Where `eta` is undefined: what the restore takes at least, in ms, by the tracks whose ETA is known. */
	readonly leastMs: number | undefined;
	/** The open tracks that have not moved yet. */
	readonly unmoved: readonly Track[];
	readonly standstill: Standstill | undefined;
	readonly isSlow: boolean | undefined;
};

export const unknownRate: ProgressRate = {
	bytesPerSecond: undefined,
	averageBytesPerSecond: undefined,
	bytesPerSecondBefore: undefined,
	logSpeed: undefined,
	eta: undefined,
	trackEtas: {},
	leastMs: undefined,
	unmoved: [],
	standstill: undefined,
	isSlow: undefined,
};

type Counted = {readonly job: RestoreJob; readonly counters: Counters; readonly countedMs: number};

/**
 * The rate at `monotonicMs`. Only restoring has one: before and after it no counter moves. The standstill is that of the last
 * reading, since an agent that does not answer is no standstill.
 */
export function progressRateOf(counted: Counted, monotonicMs: number): ProgressRate {
	const {job, counters} = counted;
	const {average} = rateOf(counters.bytes);
	if (job.phase !== 'restoring' && job.phase !== 'unknown') {
		return {...unknownRate, averageBytesPerSecond: average};
	}

	const open = openTracks(counted);
	const [data, log] = (['data', 'log'] as const).map((name) => open.find(({track}) => track === name));
	const bytes = data?.counter === counters.bytes ? rateOf(counters.bytes) : undefined;
	const logPerSecond = log && rateOf(log.counter).now;
	const standstill = standstillOf(counted);
	return {
		bytesPerSecond: bytes?.now,
		averageBytesPerSecond: average,
		bytesPerSecondBefore: bytes?.beforeStall,
		logSpeed: logPerSecond === undefined ? undefined : logPerSecond / 1000,
		...estimate(open, standstill === undefined ? monotonicMs : undefined),
		unmoved: open.filter((track) => isUnmoved(track)).map(({track}) => track),
		standstill,
		isSlow: data && isSlow(data.counter),
	};
}

/** The present rate of the data in units of its counter; undefined once the data is complete. */
export function dataRateOf({job, counters}: Omit<Counted, 'countedMs'>): Rate['now'] {
	const data = openTracks({job, counters}).find(({track}) => track === 'data');
	return data && rateOf(data.counter).now;
}

/** A shorter time is no estimate: the counter has gone on for longer than its rate had left. */
const shortestMs = 1000;

/** The estimates at a time; none while the restore stands still. */
function estimate(
	open: readonly OpenTrack[],
	monotonicMs: number | undefined,
): Pick<ProgressRate, 'eta' | 'trackEtas' | 'leastMs'> {
	if (monotonicMs === undefined) {
		return {eta: undefined, trackEtas: {}, leastMs: undefined};
	}

	const etas = open.map(({track, counter}) => ({track, eta: knownEta(counter, monotonicMs)}));
	const eta = combineEtas(etas.map((one) => one.eta));
	const known = etas.flatMap((one) => (one.eta === undefined ? [] : [[one.track, one.eta] as const]));
	const least = eta === undefined ? known.map(([, {ms}]) => ms) : [];
	return {eta, trackEtas: Object.fromEntries(known), leastMs: least.length === 0 ? undefined : Math.max(...least)};
}

function knownEta(counter: Counter, monotonicMs: number): Eta | undefined {
	const eta = etaOf(counter, monotonicMs);
	return eta !== undefined && eta.ms >= shortestMs ? eta : undefined;
}

function isUnmoved({counter: {segment}}: OpenTrack): boolean {
	return (segment?.changes ?? 0) === 0;
}
