import type {DataFigures} from '../restore-reading.js';
import type {Counter} from './counter.js';
import type {Counters} from './counters.js';

/** Since when, by the monotonic clock, a count is so far from the last one that it is not believed. */
export type Doubts = {readonly bytes?: number; readonly tablets?: number};

export const noDoubts: Doubts = {};

type Count = {readonly finished: number | undefined; readonly total: number | undefined};

/**
 * The counts of the data without those that cannot be true. Until a count is filled in it is 0 of 0. A server's bug overwrites
 * the tablets with figures of bytes for a while: a count outside 0..total, and one that has moved by more than the total, is
 * unknown. A total may really have grown that much: the new count is believed once it has stayed for two minutes.
 */
export function believeCounts(
	data: DataFigures,
	{counters, doubts, monotonicMs}: {readonly counters: Counters; readonly doubts: Doubts; readonly monotonicMs: number},
): {readonly data: DataFigures; readonly doubts: Doubts} {
	const {finishedBytes, totalBytes, finishedTablets, totalTablets, ...rest} = data;
	const bytes = believe(
		{finished: finishedBytes, total: totalBytes},
		{counter: counters.bytes, monotonicMs, since: doubts.bytes},
	);
	const tablets = believe(
		{finished: finishedTablets, total: totalTablets},
		{counter: counters.tablets, monotonicMs, since: doubts.tablets},
	);
	return {
		data: {
			...rest,
			...(bytes.finished === undefined ? {} : {finishedBytes: bytes.finished}),
			...(bytes.total === undefined ? {} : {totalBytes: bytes.total}),
			...(tablets.finished === undefined ? {} : {finishedTablets: tablets.finished}),
			...(tablets.total === undefined ? {} : {totalTablets: tablets.total}),
		},
		doubts: {
			...(bytes.since === undefined ? {} : {bytes: bytes.since}),
			...(tablets.since === undefined ? {} : {tablets: tablets.since}),
		},
	};
}

type Past = {readonly counter: Counter; readonly monotonicMs: number; readonly since: number | undefined};

const believedAfterMs = 120_000;

function believe({finished, total}: Count, {counter, monotonicMs, since}: Past): Count & {readonly since?: number} {
	if (total === undefined || finished === undefined) {
		return {finished, total: total === 0 ? undefined : total};
	}

	if (total === 0) {
		return {finished: undefined, total: undefined};
	}

	const doubtedSince = since ?? monotonicMs;
	return isLeap(finished, counter) && monotonicMs - doubtedSince < believedAfterMs
		? {finished: undefined, total: undefined, since: doubtedSince}
		: {finished: finished > total ? undefined : finished, total};
}

/** Whether a count has moved by more than the total that it had. */
function isLeap(finished: number, {segment}: Counter): boolean {
	return segment !== undefined && Math.abs(finished - segment.last.value) > segment.last.target;
}
