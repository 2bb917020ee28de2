import type {RestoreJob} from '../restore-job.js';
import type {Track} from '../track.js';
import type {Counter} from './counter.js';
import type {Counters} from './counters.js';
import {dataPercent, logLagMs} from './track.js';

/** A track of a running restore that is not known to be complete. */
export type OpenTrack = {
	readonly track: Track;
	/** What its rate and its ETA are taken from; it has no segment while the figures of the track are unknown. */
	readonly counter: Counter;
	/** All counters of the track: it stands still only if none of them moves. */
	readonly counters: readonly Counter[];
};

type Followed = {readonly job: RestoreJob; readonly counters: Counters};

/** The tracks that are not complete, as far as the figures say. */
export function openTracks({job, counters}: Followed): readonly OpenTrack[] {
	const {bytes, tablets, log} = counters;
	const data = dataCounter(job, counters);
	return [
		...(isDataComplete(job, data) ? [] : [{track: 'data', counter: data, counters: [bytes, tablets]} as const]),
		...(isLogComplete(job) ? [] : [{track: 'log', counter: log, counters: [log]} as const]),
	];
}

/** The least share of the tablets, in percent, that a server's percentage with two decimals would show. */
const visibleShare = 0.01;

/**
 * The counter that the percentage of the data goes by: bytes once they have moved, else tablets. In 4.2.3–4.2.5, and later
 * in mode TABLET_CNT, bytes stay 0 to the end. In mode BYTES, where the server says 0 % although tablets have moved, bytes
 * wait until the quick restore has finished.
 */
export function dataCounter({data: {percent}}: Pick<RestoreJob, 'data'>, {bytes, tablets}: Counters): Counter {
	const {value: finishedBytes = 0} = bytes.segment?.last ?? {};
	const {value: finishedTablets = 0, target: totalTablets = 1} = tablets.segment?.last ?? {};
	const isWaiting = percent === 0 && (finishedTablets / totalTablets) * 100 >= visibleShare;
	return finishedBytes > 0 || isWaiting || tablets.segment === undefined ? bytes : tablets;
}

function isDataComplete({data}: Pick<RestoreJob, 'data'>, counter: Counter): boolean {
	const percent = dataPercent(data);
	return (percent !== undefined && percent >= 100) || isAtTarget(counter) || isHeld(counter);
}

function isAtTarget({segment}: Counter): boolean {
	return segment !== undefined && segment.last.value >= segment.last.target;
}

/**
 * Root service holds the bytes at this share of the total, divided as integers, until the restore has succeeded
 * (ob_restore_scheduler.cpp).
 */
function isHeld({segment}: Counter): boolean {
	const {value, target} = segment?.last ?? {value: 0, target: 1};
	return value === Math.floor(target / 100) * 99 && target >= 100;
}

/** Below this, log is complete: positions are compared in milliseconds, and the last entry may be a little older. */
const completeLagMs = 1000;

function isLogComplete({log}: Pick<RestoreJob, 'log'>): boolean {
	const lagMs = logLagMs(log);
	return (log.percent !== undefined && log.percent >= 100) || (lagMs !== undefined && lagMs < completeLagMs);
}
