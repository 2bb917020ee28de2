/** An amount in the counter's own unit and the ms it took; older parts weigh less. */
export type WeightedSum = {
	readonly amount: number;
	readonly ms: number;
};

export const emptySum: WeightedSum = {amount: 0, ms: 0};

/**
 * The sum after one more part. Weights halve every `halfLifeMs` of time, not from sample to sample: one long part counts
 * as much as many short ones, so that the polling interval does not matter. An infinite half-life forgets nothing.
 */
export function addToSum(sum: WeightedSum, part: WeightedSum, halfLifeMs: number): WeightedSum {
	const halvings = part.ms / halfLifeMs;
	const kept = 2 ** -halvings;
	// The mean weight over the part, which is assumed to have come evenly.
	const weight = halvings === 0 ? 1 : (1 - kept) / (halvings * Math.LN2);
	return {amount: sum.amount * kept + part.amount * weight, ms: sum.ms * kept + part.ms * weight};
}

/** Units per second; undefined while the amount or the time is 0. */
export function rateOfSum({amount, ms}: WeightedSum): number | undefined {
	return ms > 0 && amount > 0 ? (amount / ms) * 1000 : undefined;
}
