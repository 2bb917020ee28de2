import type {DataFigures, LogFigures} from '../restore-reading.js';

/** A percentage for people: within 0–100, or undefined while it is unknown. */
export type Share = {
	/** Clamped to 0–100. */
	readonly percent: number;
	/** Whether the server's figure left 0–100 and was clamped. */
	readonly isOutside: boolean;
};

export function shareOf(percent: number | undefined): Share | undefined {
	if (percent === undefined) {
		return undefined;
	}

	const clamped = Math.min(Math.max(percent, 0), 100);
	return {percent: clamped, isOutside: clamped !== percent};
}

/**
 * The percent of the data that is restored: the server's own figure; else by bytes, once they have moved; else by tablets,
 * since bytes stay 0 while tablets move in 4.2.3–4.2.5. Undefined while none is known.
 */
export function dataPercent(figures: DataFigures): number | undefined {
	const {percent, finishedBytes, totalBytes, finishedTablets, totalTablets} = figures;
	if (percent !== undefined) {
		return percent;
	}

	const byTablets = shareOfTotal(finishedTablets, totalTablets);
	const byBytes = shareOfTotal(finishedBytes, totalBytes);
	return byBytes === 0 ? (byTablets ?? byBytes) : (byBytes ?? byTablets);
}

function shareOfTotal(finished: number | undefined, total: number | undefined): number | undefined {
	return finished === undefined || total === undefined || total <= 0
		? undefined
		: Math.floor((finished / total) * 1e4) / 100;
}

/**
 * How far the recovered log lies behind the target, in milliseconds of log time; undefined while the recovered SCN is
 * unknown. Both SCNs are nanoseconds since 1970.
 */
export function logLagMs({recoverScn, restoreScn}: LogFigures): number | undefined {
	if (recoverScn === undefined || restoreScn === undefined) {
		return undefined;
	}

	return Math.max(0, Number((restoreScn - recoverScn) / 1_000_000n));
}
