/** The latest rates, oldest first, in the unit of the counter that the data goes by, a second. */
export type Speeds = {
	readonly values: readonly number[];
	/** When the newest was taken, by the monotonic clock. */
	readonly takenMs: number;
};

export const noSpeeds: Speeds = {values: [], takenMs: -Infinity};

const mostSpeeds = 60;
const speedEveryMs = 10_000;

/** The speeds after one more reading: one each ten seconds at most. An unknown rate is undefined and not kept. */
export function nextSpeeds(speeds: Speeds, rate: number | undefined, takenMs: number): Speeds {
	return rate === undefined || takenMs - speeds.takenMs < speedEveryMs
		? speeds
		: {values: [...speeds.values, rate].slice(-mostSpeeds), takenMs};
}
