/** How many pauses between changes are remembered. */
export const rememberedPauses = 15;
const shortestLimitMs = 90_000;
const longestPausesUntilStalled = 3;

/** The pause in ms after which a counter with these pauses between its changes counts as stalled. */
export function stallLimitMs(pauses: readonly number[]): number {
	return Math.max(shortestLimitMs, longestPausesUntilStalled * longestPauseMs(pauses));
}

/** The longest pause in ms; 0 for none. */
export function longestPauseMs(pauses: readonly number[]): number {
	return Math.max(0, ...pauses);
}

/** The median pause in ms; 0 for none. */
export function usualPauseMs(pauses: readonly number[]): number {
	return pauses.toSorted((one, other) => one - other)[Math.floor(pauses.length / 2)] ?? 0;
}
