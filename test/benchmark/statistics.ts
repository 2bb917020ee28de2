/** The value below which a share of the values lies; NaN for none. */
export function quantileOf(values: readonly number[], share: number): number {
	const sorted = values.toSorted((one, other) => one - other);
	return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

/** The upper one of two in the middle; NaN for none. */
export function medianOf(values: readonly number[]): number {
	return quantileOf(values, 0.5);
}

/** NaN for none. */
export function meanOf(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
