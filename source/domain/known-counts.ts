import type {DataFigures} from './restore-reading.js';

/**
 * The figures without the zeros that say nothing. A total of 0 is not filled in yet; without a total a finished count of 0 is
 * unknown, and so are 0 finished bytes of an ended restore even beside one: the history has them on success.
 */
export function withKnownCounts(data: DataFigures, isEnded: boolean): DataFigures {
	const {finishedBytes, totalBytes, finishedTablets, totalTablets, ...rest} = data;
	const bytes = knownPair(finishedBytes, totalBytes);
	const tablets = knownPair(finishedTablets, totalTablets);
	return {
		...rest,
		...(bytes.finished === undefined || (isEnded && bytes.finished === 0) ? {} : {finishedBytes: bytes.finished}),
		...(bytes.total === undefined ? {} : {totalBytes: bytes.total}),
		...(tablets.finished === undefined ? {} : {finishedTablets: tablets.finished}),
		...(tablets.total === undefined ? {} : {totalTablets: tablets.total}),
	};
}

type Pair = {readonly finished: number | undefined; readonly total: number | undefined};

function knownPair(finished: number | undefined, total: number | undefined): Pair {
	const knownTotal = total === 0 ? undefined : total;
	return {finished: finished === 0 && knownTotal === undefined ? undefined : finished, total: knownTotal};
}
