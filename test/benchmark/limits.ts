import type {Outcome} from './outcome.js';

/** What a figure must not exceed. */
export type Limit = {
	/** What is measured, with its unit. */
	readonly name: string;
	/** Undefined where it could not be measured, which is no fault; NaN is one. */
	readonly value: number | undefined;
	readonly most: number;
};

/** One line a limit, and whether all are kept. */
export function judgeLimits(limits: readonly Limit[]): Outcome {
	return {text: limits.map((limit) => describeLimit(limit)).join('\n'), isGood: limits.every((limit) => isKept(limit))};
}

function describeLimit(limit: Limit): string {
	const {name, value, most} = limit;
	if (value === undefined) {
		return `- not measured: ${name} (at most ${formatFigure(most)})`;
	}

	return `- ${isKept(limit) ? 'kept' : '**MISSED**'}: ${name} ${formatFigure(value)} (at most ${formatFigure(most)})`;
}

function isKept({value, most}: Limit): boolean {
	return value === undefined || value <= most;
}

/** Three digits of small figures, no decimals of large ones. */
export function formatFigure(value: number): string {
	return Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}
