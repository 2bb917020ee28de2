import type {RestoreJob} from '../restore-job.js';

/** The highest quarter that each track of a job has reached, in percent. */
export type Peaks = {readonly data: number; readonly log: number};

export const noPeaks: Peaks = {data: 0, log: 0};

export function nextPeaks(peaks: Peaks, {data, log}: Pick<RestoreJob, 'data' | 'log'>): Peaks {
	return {
		data: Math.max(peaks.data, quarterOf(data.percent)),
		log: Math.max(peaks.log, quarterOf(log.percent)),
	};
}

/** The quarter, 25 to 100, that a track has reached; 0 below the first. */
export function quarterOf(percent: number | undefined): number {
	return Math.min(100, Math.max(0, Math.floor((percent ?? 0) / 25) * 25));
}
